import { Injectable } from '@nestjs/common';
import type { Event, Former } from '../events/event.entity.js';
import { lastLateChange } from './acknowledgement.rules.js';
import type { InviteLetter } from './invite-letter.service.js';
import type { ToldState } from './invite.entity.js';
import { InviteLinks } from './invite-links.service.js';
import { type InviteMailWords, InviteWords } from './invite-words.service.js';
import type { CalendarPart, MessageKind } from './invite.rules.js';
import type { DecidedSeriesMail } from './series-invite.facts.js';
import type { DateKind, DayNews } from './series-date-news.rules.js';
import type { SeriesDateLetter } from './series-date-letter.service.js';
import type { SeriesLetter } from './series-letter.service.js';

/** What a host may have noted for somebody. */
const ANSWERS: readonly DateKind[] = ['going', 'waitlisted', 'maybe', 'declined'];

/** Where the words say that they stand. */
function standing(
  { kind, day }: Pick<DayNews, 'kind' | 'day'>,
  { held, position }: DecidedSeriesMail,
): ToldState {
  if (position !== null) return 'waitlisted';
  if (kind === 'declined') return 'declined';
  return held?.own[day]?.unsure ? 'maybe' : 'going';
}

/** A date that is for adherents, and no longer theirs while they follow: their dues do not reach it. */
function kindOf(kind: DateKind, { recordedBy }: DecidedSeriesMail, { adherentsOf }: Event): MessageKind {
  if (kind === 'withdrawn' && adherentsOf !== null) return 'lapsed';
  return recordedBy && ANSWERS.includes(kind) ? 'recorded' : kind;
}

/** Struck through where the latest that happened to it came in the last hours. */
function formerOf(kind: DateKind, { notices, noticeRevision }: Event): Former | null {
  const late = lastLateChange(notices);
  return kind === 'changed' && late?.revision === noticeRevision ? (late.before ?? null) : null;
}

/** A mail about one date has the words of that date's own mail, whoever follows the series or not. */
@Injectable()
export class SeriesDateWords {
  constructor(
    private readonly words: InviteWords,
    private readonly links: InviteLinks,
  ) {}

  of(letter: SeriesLetter, date: SeriesDateLetter): InviteMailWords {
    return this.words.of({ ...dateLetter(letter, date), links: this.links.of(date.invite) });
  }
}

function dateLetter(
  letter: SeriesLetter,
  { event, invite, recorderName }: SeriesDateLetter,
): Omit<InviteLetter, 'links'> {
  const { decided, account, community, hostName } = letter;
  const [news = { kind: 'changed' as const, day: '', changes: [] }] = decided.days;
  const calendar: CalendarPart | null = decided.calendar && { method: 'CANCEL', scope: 'attendee' };
  return {
    decided: {
      inviteId: invite.id,
      number: decided.number,
      kind: kindOf(news.kind, decided, event),
      calendar,
      bumps: 0,
      at: decided.at,
      position: decided.position,
      changes: news.changes,
      before: formerOf(news.kind, event),
      recordedBy: decided.recordedBy,
    },
    invite: { ...invite, toldState: standing(news, decided) },
    account,
    event,
    community,
    hostName,
    recorderName,
    agenda: [],
  };
}
