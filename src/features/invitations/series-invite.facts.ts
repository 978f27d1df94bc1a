import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';
import type { HeldSeries } from './series-invite.entity.js';
import { DATE_KINDS } from './series-date-news.rules.js';
import { SERIES_KINDS } from './series-invite.rules.js';

/** Why those who follow a series are gone through: anything that changed, or a seat offered to who waits for one date. */
const occasion = z.object({
  seriesId: z.string(),
  /** Of a seat: which date's, and when. */
  offer: z.object({ eventId: z.string(), at: z.number() }).nullable(),
});
export type SeriesOccasion = z.infer<typeof occasion>;

/** They are told a few dozen at a time, in the order of their invites. */
export const seriesTellingContinued = factKind(
  'invitation.series-telling-continued',
  occasion.extend({ after: z.string() }),
);

const noticed = z.array(z.enum(['time', 'place', 'title', 'status']));
const shown = { title: z.string(), where: z.string() };

const shownDates = z.record(
  z.string(),
  z.object({ ...shown, startsAt: z.number(), endsAt: z.number(), unsure: z.literal(true).exactOptional() }),
);

/** As `HeldSeries`, kept in the mail that tells it. */
const held: z.ZodType<HeldSeries> = z.object({
  from: z.string(),
  master: z.object({
    ...shown,
    rule: z.custom<HeldSeries['master']['rule']>((value) => typeof value === 'object' && value !== null),
    startsOn: z.string(),
    until: z.string().nullable(),
    time: z.string(),
    durationMinutes: z.number(),
    timeZone: z.string(),
  }),
  out: z.record(z.string(), z.enum(['cancelled', 'declined', 'waitlisted', 'absent'])),
  own: shownDates,
  known: z.string(),
  awaited: shownDates.exactOptional(),
  offered: z.record(z.string(), z.number()).exactOptional(),
});

/** One mail about a series was decided; what it needs besides fresh rows to be the same message when sent twice. */
export const seriesMailDecided = factKind(
  'invitation.series-mail-decided',
  z.object({
    seriesInviteId: z.string(),
    /** The how-manieth of its thread. */
    number: z.number(),
    kind: z.enum(SERIES_KINDS),
    changes: noticed,
    days: z.array(
      z.object({
        day: z.string(),
        eventId: z.string().nullable(),
        kind: z.enum(DATE_KINDS),
        changes: noticed,
      }),
    ),
    calendar: z
      .discriminatedUnion('method', [
        z.object({ method: z.literal('REQUEST'), day: z.string().nullable() }),
        z.object({
          method: z.literal('CANCEL'),
          day: z.string().nullable(),
          scope: z.enum(['event', 'attendee']),
        }),
      ])
      .nullable(),
    held: held.nullable(),
    sequence: z.number(),
    at: z.number(),
    /** Place on the waiting list of the one date it speaks of. */
    position: z.number().nullable(),
    /** The host who noted the answer that it speaks of. */
    recordedBy: z.string().nullable(),
    /** Since when their dues admit to nothing. */
    lapsedAt: z.number().nullable().default(null),
  }),
);
export type DecidedSeriesMail = z.infer<typeof seriesMailDecided.schema>;
