import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/** Somebody began or ceased to follow a series, or all its dates ceased to be theirs, or are again. */
export const followingChanged = factKind(
  'series.following-changed',
  z.object({ seriesId: z.string(), accountId: z.string() }),
);

/** Where a walk through the followers of a series is, in the order of their ranks; null at its beginning. */
const after = z.object({ since: z.number(), id: z.string() }).nullable();

/** A date of a series waits for its followers, some at a time. `run` tells one walk from another. */
export const seatingDue = factKind(
  'series.seating-due',
  z.object({ eventId: z.string(), run: z.string(), after }),
);

/** The dues for a date are looked at, of some followers at a time. */
export const duesCheckContinued = factKind(
  'series.dues-check-continued',
  z.object({ eventId: z.string(), run: z.string(), after }),
);

/** The time for which the rank of somebody whose dues lapsed was kept is over. */
export const rankKeptOver = factKind(
  'series.rank-kept-over',
  z.object({ seriesId: z.string(), accountId: z.string(), lapsedAt: z.number() }),
);
