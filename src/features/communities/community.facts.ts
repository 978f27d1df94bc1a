import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/** Somebody left a community, or was removed from it. */
export const membershipEnded = factKind(
  'membership.ended',
  z.object({ communityId: z.string(), accountId: z.string() }),
);

/** A community that showed itself is by invitation now: what it made public no longer is. */
export const communityNarrowed = factKind('community.narrowed', z.object({ communityId: z.string() }));
