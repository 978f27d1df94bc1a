import { addDays } from '../../src/calendar/days.js';
import { datesOf } from '../../src/calendar/recurrence.js';
import { toLocal } from '../../src/calendar/wall-time.js';
import type { Event } from '../../src/features/events/event.entity.js';
import type { Outcome } from '../../src/features/rsvps/rsvp.entity.js';
import type { Series } from '../../src/features/series/series.entity.js';
import { occurrenceOn } from '../../src/features/series/occurrence.rules.js';
import { seriesInviteCalendar } from '../../src/features/invitations/series-invite-calendar.rules.js';
import type { HeldSeries } from '../../src/features/invitations/series-invite.entity.js';
import {
  bumpsFor,
  heldAfter,
  nextSeriesMessage,
  type SeriesMessage,
} from '../../src/features/invitations/series-invite.rules.js';
import { wantedSeries } from '../../src/features/invitations/series-held.rules.js';
import { seriesNow } from '../../src/features/invitations/series-now.rules.js';
import { HOUR, SECOND } from '../../src/kernel/clock.js';
import { attendee, organizer } from './calendar-samples.js';
import { CalendarClient } from './calendar-client.js';

const PUBLIC_URL = 'https://maillage.example';
const FIRST_OF_DECEMBER = Date.UTC(2026, 11, 1, 9);

const friday: Series = {
  id: '0193a2b0-0000-7000-8000-000000000001',
  uid: '0b6f7c0e-57a5-4d0c-8f0c-5b1a4a3f9d20',
  communityId: '0193a2b0-0000-7000-8000-000000000002',
  sharedCommunityId: null,
  previousId: null,
  kind: 'apero-visio',
  format: 'in-person',
  title: 'Apéro du vendredi',
  description: 'On se retrouve pour parler.',
  rule: { every: 'week', interval: 1, weekdays: ['fri'] },
  startsOn: '2026-12-04',
  until: null,
  skips: [],
  time: '18:30',
  durationMinutes: 90,
  timeZone: 'Europe/Paris',
  place: { name: 'Café de la Gare', kind: null, address: 'Brest', notes: null, access: [] },
  roomUrl: null,
  roomGenerated: false,
  capacity: null,
  heldSeats: 0,
  maxGuests: 0,
  audience: 'members',
  adherentsOf: null,
  deadlineHours: null,
  rotates: false,
  status: 'active',
  cancellationWord: null,
  horizonOn: '2027-02-26',
  sequence: 0,
  revision: 1,
  revisedAt: FIRST_OF_DECEMBER,
  createdAt: FIRST_OF_DECEMBER,
};

/** What a mail said, and its calendar part. */
export interface Told {
  message: SeriesMessage;
  ics: string | null;
}

/** A series, one person in it, what they were told and the calendar that read it: all without a database. */
export class SeriesWorld {
  series: Series;
  readonly dates = new Map<string, Event>();
  readonly outcomes = new Map<string, Outcome>();
  readonly client = new CalendarClient(attendee.email);
  follows = false;
  hasLapsed = false;
  private isLapseTold = false;
  hasNext = false;
  continues = false;
  offer: { day: string; at: number } | null = null;
  now = FIRST_OF_DECEMBER;
  held: HeldSeries | null = null;
  toldSequence: number | null = null;
  private readonly own = new Map<string, Partial<Event>>();
  bumps = 0;
  private mails = 0;

  constructor(changes: Partial<Series> = {}) {
    this.series = { ...friday, ...changes };
    this.makeDates();
  }

  /** The days of the rule up to the horizon. */
  get days(): string[] {
    return datesOf(this.series, this.series.startsOn, this.series.horizonOn);
  }

  /** Those of their days that have not begun. */
  get toCome(): string[] {
    return this.days.filter((day) => (this.dates.get(day)?.startsAt ?? 0) > this.now);
  }

  date(day: string): Event {
    const found = this.dates.get(day);
    if (!found) throw new Error(`no date on ${day}`);
    return found;
  }

  change(day: string, changes: Partial<Event>): void {
    this.own.set(day, { ...this.own.get(day), ...changes });
    this.dates.set(day, { ...this.date(day), ...changes });
  }

  /** An edit of all: dates to come follow it in what is not their own, and those that the rule has no more are cancelled. */
  reviseAll(changes: Partial<Series>): void {
    const coming = this.toCome;
    this.revise(changes);
    for (const day of coming)
      this.dates.set(
        day,
        this.days.includes(day)
          ? { ...eventOn(day, this.series), ...this.own.get(day) }
          : { ...this.date(day), status: 'cancelled' },
      );
    this.makeDates();
    if (this.follows) this.follow();
  }

  revise(changes: Partial<Series>): void {
    this.series = { ...this.series, ...changes };
  }

  /** Dates that are missing, as the series has them. */
  makeDates(): void {
    for (const day of this.days) if (!this.dates.has(day)) this.dates.set(day, eventOn(day, this.series));
  }

  follow(answer: (day: string) => Outcome = () => 'going'): void {
    this.follows = true;
    for (const day of this.toCome) if (!this.outcomes.has(day)) this.outcomes.set(day, answer(day));
  }

  unfollow(): void {
    this.follows = false;
    for (const day of this.toCome) this.outcomes.delete(day);
  }

  /** Decides, keeps and delivers what this person is owed; null for nothing. */
  tell(): Told | null {
    this.now += SECOND;
    const { series, held, now } = this;
    const wanted = wantedSeries(
      seriesNow(series, [...this.dates.values()]),
      { follows: this.follows && !this.hasLapsed, outcomes: this.outcomes },
      { held, now },
    );
    const about = {
      status: series.status,
      hasNext: this.hasNext,
      lapse: this.hasLapsed ? { isTold: this.isLapseTold } : null,
      continues: this.continues,
      offer: this.offer,
      isInCalendar: this.toldSequence !== null,
    };
    const message = nextSeriesMessage(held, wanted, about);
    this.held = heldAfter(wanted, about);
    if (!message) return null;
    this.isLapseTold = message.kind === 'lapsed';
    this.mails += 1;
    if (!message.calendar) return { message, ics: null };
    this.bumps = bumpsFor(message, this, series.sequence);
    const sequence = series.sequence + this.bumps;
    this.toldSequence = sequence;
    const snapshot = wanted ?? held;
    if (!snapshot) throw new Error('a cancellation of nothing');
    const { email, name } = attendee;
    const { ics } = seriesInviteCalendar(
      { series, dates: this.dates, agendas: new Map(), publicUrl: PUBLIC_URL },
      { part: message.calendar, held: snapshot, sequence, at: now },
      { organizer, attendee: { email, name } },
    );
    this.client.apply(ics);
    return { message, ics };
  }

  /** When this person goes somewhere, from now to an instant: their answers, and beyond the rows what the rule says. */
  goesAt(to: number): number[] {
    if (!this.follows || this.hasLapsed || this.series.status === 'cancelled') return [];
    const { horizonOn, skips } = this.series;
    const far = addDays(new Date(to).toISOString().slice(0, 10), 2);
    const starts = datesOf(this.series, this.series.startsOn, far).flatMap((day) => {
      const date = day <= horizonOn ? this.dates.get(day) : eventOn(day, this.series);
      if (!date || date.status !== 'scheduled' || skips.some(({ on }) => on === day)) return [];
      const isTheirs = day > horizonOn || ['going', 'maybe'].includes(this.outcomes.get(day) ?? '');
      return isTheirs ? [date.startsAt] : [];
    });
    return starts.filter((at) => at > this.now && at < to).sort((a, b) => a - b);
  }

  /** What their calendar shows from now to an instant. */
  showsAt(to: number): number[] {
    return this.client.entries(this.now + 1, to).map(({ startsAt }) => startsAt);
  }
}

function eventOn(day: string, series: Series): Event {
  return {
    id: `0193a2b0-0000-7000-9000-${day.replaceAll('-', '').padStart(12, '0')}`,
    uid: `event-${day}`,
    ...occurrenceOn(day, series),
    tzdata: 'tests',
    sequence: 0,
    revision: 1,
    noticeRevision: 1,
    notices: [],
    revisedAt: series.revisedAt,
    createdAt: series.createdAt,
  };
}

/** A world in which somebody follows, and has been told so. */
export function followedWorld(changes: Partial<Series> = {}): SeriesWorld {
  const world = new SeriesWorld(changes);
  world.follow();
  world.tell();
  return world;
}

/** What is told next. @throws where that is nothing */
export function tellIn(world: SeriesWorld): Told {
  const told = world.tell();
  if (!told) throw new Error('nothing was told');
  return told;
}

/** A date some hours later. */
export function moveIn(world: SeriesWorld, day: string, hours: number): void {
  const { startsAt, endsAt, timeZone } = world.date(day);
  const [from, to] = [startsAt + hours * HOUR, endsAt + hours * HOUR];
  world.change(day, { startsAt: from, endsAt: to, startsLocal: toLocal(from, timeZone) });
}

/** An edit of all, as C03 counts it. */
export const reviseIn = (world: SeriesWorld, changes: Partial<Series>): void =>
  world.reviseAll({ ...changes, sequence: world.series.sequence + 1 });
