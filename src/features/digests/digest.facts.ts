import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/** Once a day: who signed in since the day before begins to get digests. */
export const digestEnrolmentDue = factKind('digest.enrolment-due', z.object({ day: z.string() }));

/** It is the morning of those whose digest is due by now: one row for all of them, gone through in parts. */
export const digestMorning = factKind('digest.morning', z.object({ at: z.number(), part: z.number() }));
export type DigestMorning = z.infer<typeof digestMorning.schema>;

const ids = z.array(z.string());

/** One digest was decided: what it tells, as ids, and what it leaves out for its length. */
export const digestDecided = factKind(
  'digest.decided',
  z.object({
    accountId: z.string(),
    /** The Monday of its week. */
    week: z.string(),
    at: z.number(),
    corrected: ids,
    fresh: ids,
    dates: ids,
    moreNews: z.number(),
    moreDates: z.number(),
  }),
);
export type DecidedDigest = z.infer<typeof digestDecided.schema>;
