import { hourGap } from '../../../calendar/hour-gap.js';
import { type OddWeeks, oddWeeks } from '../../../calendar/odd-weeks.js';
import { toLocal, utcOffset } from '../../../calendar/wall-time.js';
import type { Account } from '../../../features/accounts/account.entity.js';
import type { EventView } from '../../../features/events/event.service.js';
import type { Outcome } from '../../../features/rsvps/rsvp.entity.js';
import { isProfession, professionLabel } from '../../../vocabulary/professions.js';
import type { CardEvent } from '../../views/event-listing.js';
import { seatsLeft } from '../../views/event.view.js';

/** Who reads the page: the zone is null where we don't know where they are. */
export interface PageReader {
  zone: string | null;
  locale: string;
  now: number;
}

/** When it is, there and where the reader is. */
export interface WhenView {
  startsAt: number;
  endsAt: number;
  zone: string;
  /** The reader's zone where its clocks show another hour. */
  here: string | null;
  /** In the odd weeks between two clock changes (C25): minutes between both clocks, now and usually, and which weeks. */
  gap: { minutes: number; usualMinutes: number; weeks: OddWeeks | null } | null;
}

export function whenView(
  { startsAt, endsAt, timeZone }: Pick<EventView['event'], 'startsAt' | 'endsAt' | 'timeZone'>,
  readerZone: string | null,
): WhenView {
  const when = { startsAt, endsAt, zone: timeZone };
  if (readerZone === null) return { ...when, here: null, gap: null };
  const differs = utcOffset(startsAt, readerZone) !== utcOffset(startsAt, timeZone);
  const gap = hourGap({ instant: startsAt, viewerZone: readerZone, eventZone: timeZone });
  return {
    ...when,
    here: differs ? readerZone : null,
    gap: gap.unusual
      ? {
          minutes: Math.abs(gap.minutes),
          usualMinutes: Math.abs(gap.usualMinutes),
          weeks: weeksOf(startsAt, timeZone, readerZone),
        }
      : null,
  };
}

function weeksOf(startsAt: number, eventZone: string, readerZone: string): OddWeeks | null {
  const [day = '', time = ''] = toLocal(startsAt, eventZone).split('T');
  return oddWeeks([day], { time, eventZone, readerZone })[0] ?? null;
}

const linkTo = ({ name, slug }: EventView['community']) => ({ name, path: `/communities/${slug}` });

export type Stage = 'draft' | 'open' | 'cancelled' | 'past';

export function stageOf({ status, endsAt }: EventView['event'], now: number): Stage {
  if (status !== 'scheduled') return status;
  return endsAt <= now ? 'past' : 'open';
}

/** What a card says of the reader's answer: nothing of what was cancelled, only a seat of what is over. */
function markOf(outcome: Outcome | undefined, stage: Stage): Outcome | 'hadSeat' | null {
  if (!outcome || stage === 'cancelled') return null;
  if (stage !== 'past') return outcome;
  return outcome === 'going' ? 'hadSeat' : null;
}

/** One gathering as lists and pages show it. */
export function gatheringView(
  {
    event,
    community,
    sharedWith,
    seats,
    mine,
    reservation,
  }: Pick<CardEvent, 'event' | 'community' | 'sharedWith' | 'seats' | 'mine' | 'reservation'>,
  reader: PageReader,
) {
  const stage = stageOf(event, reader.now);
  return {
    id: event.id,
    path: `/events/${event.id}`,
    title: event.title,
    kind: event.kind,
    format: event.format,
    audience: event.audience,
    /** The association whose adherents alone may come. */
    reservedTo: reservation && reservation.association.name,
    stage,
    when: whenView(event, reader.zone),
    place: event.place,
    community: linkTo(community),
    sharedWith: sharedWith && linkTo(sharedWith),
    seats: stage === 'open' ? { left: seatsLeft(event, seats.taken), waiting: seats.waiting } : null,
    mark: markOf(mine?.rsvp.outcome, stage),
  };
}

export interface PersonView {
  id: string;
  /** Empty for who has not given one yet. */
  name: string;
  profession: string | null;
}

export function personView({ id, displayName, profession }: Account, locale: string): PersonView {
  const isKnown = profession !== null && isProfession(profession);
  return { id, name: displayName, profession: isKnown ? professionLabel(profession, locale) : null };
}
