import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

export const signInRequested = factKind('sign-in.requested', z.object({ linkId: z.string() }));

/** A phone was connected from a computer; `device` is its browser's family and system. */
export const deviceConnected = factKind(
  'device.connected',
  z.object({ linkId: z.string(), device: z.string() }),
);

export const addressChangeAsked = factKind('address.change-asked', z.object({ changeId: z.string() }));

/** An account has another address, or had its old one back: what was mailed to the other is for nobody now. */
export const addressChanged = factKind(
  'address.changed',
  z.object({
    changeId: z.string(),
    accountId: z.string(),
    purpose: z.enum(['main', 'backup']),
    step: z.enum(['confirmed', 'undone']),
    at: z.number(),
  }),
);
export type AddressChanged = z.infer<typeof addressChanged.schema>;

/** Somebody's access is closed: what was kept for them is for others. */
export const accountSuspended = factKind('account.suspended', z.object({ accountId: z.string() }));

/** The day has come on which a suspension is over. */
export const suspensionDue = factKind('suspension.due', z.object({ suspensionId: z.string() }));

/** Over by itself, or lifted. */
export const suspensionEnded = factKind(
  'suspension.ended',
  z.object({ suspensionId: z.string(), accountId: z.string(), at: z.number() }),
);
export type SuspensionEnded = z.infer<typeof suspensionEnded.schema>;
