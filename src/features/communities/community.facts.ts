import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';
import { ROLES } from './membership.entity.js';

/** Somebody left a community, or was removed from it. */
export const membershipEnded = factKind(
  'membership.ended',
  z.object({ communityId: z.string(), accountId: z.string() }),
);

/** A community that showed itself is by invitation now: what it made public no longer is. */
export const communityNarrowed = factKind('community.narrowed', z.object({ communityId: z.string() }));

/** Somebody asks to join: on that day nobody may have answered yet. */
export const requestWaits = factKind(
  'membership.request-waits',
  z.object({ membershipId: z.string(), whom: z.enum(['hosts', 'others']) }),
);

/** The fortnight in which organisers can oppose is over. */
export const takeoverDue = factKind('community.takeover-due', z.object({ takeoverId: z.string() }));

const LETTER_KINDS = [
  'asked',
  'stillAsked',
  'unanswered',
  'unansweredHere',
  'accepted',
  'refused',
  'invited',
  'removed',
  'roleChanged',
  'takeoverAsked',
  'takeoverOpposed',
  'takenOver',
  'tookOver',
] as const;

/** One mail to one person was decided; what it needs besides fresh rows to be the same when sent twice. */
export const letterDecided = factKind(
  'community.letter-decided',
  z.object({
    id: z.string(),
    kind: z.enum(LETTER_KINDS),
    communityId: z.string(),
    /** Its reader. */
    accountId: z.string(),
    /** Whom it speaks of, such as who asks. */
    aboutId: z.string().nullable(),
    /** The request, invitation or takeover that must still stand when it is sent. */
    subjectId: z.string().nullable(),
    /** What a host wrote, where the row that would hold it is gone. */
    word: z.string().nullable(),
    role: z.enum(ROLES).nullable(),
    at: z.number(),
  }),
);
export type DecidedLetter = z.infer<typeof letterDecided.schema>;
