import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';
import { NOTICE_DAYS } from './adhesion.rules.js';
import { ASSOCIATION_ROLES } from './association-role.entity.js';

/** Somebody's adhesion was added, renewed, shortened or ended, or the days of grace that it has. */
export const adhesionChanged = factKind(
  'adhesion.changed',
  z.object({ associationId: z.string(), accountId: z.string() }),
);

/** The days of grace changed: what each adhesion admits to follows, some at a time. */
export const graceChanged = factKind(
  'association.grace-changed',
  z.object({ associationId: z.string(), revision: z.int(), afterId: z.string().nullable() }),
);

/** The morning on which somebody is told that their adhesion ends on that day, unless it was renewed. */
export const adhesionNoticeDue = factKind(
  'adhesion.notice-due',
  z.object({ adhesionId: z.string(), endsOn: z.string(), days: z.literal(NOTICE_DAYS) }),
);

const NOTICE_KINDS = [
  'requested',
  'verified',
  'refused',
  'welcomed',
  'ending',
  'roleGiven',
  'roleSuspended',
  'roleWaits',
  'roleConfirmed',
] as const;

/** One mail to one person was decided; what it needs besides fresh rows to be the same when sent twice. */
export const associationNoticeDecided = factKind(
  'association.notice-decided',
  z.object({
    id: z.string(),
    kind: z.enum(NOTICE_KINDS),
    associationId: z.string(),
    /** Its reader. */
    accountId: z.string(),
    /** Whom it speaks of, such as who asks. */
    aboutId: z.string().nullable(),
    adhesionId: z.string().nullable(),
    role: z.enum(ASSOCIATION_ROLES).nullable(),
    /** The last day of the adhesion that it tells of. */
    endsOn: z.string().nullable(),
    at: z.number(),
  }),
);
export type DecidedNotice = z.infer<typeof associationNoticeDecided.schema>;
