import { z } from 'zod';
import type { Session } from '../../features/accounts/session.entity.js';
import { instantShape, instantView } from './instant.view.js';

export const sessionShape = z
  .strictObject({
    id: z.string(),
    device: z.string(),
    /** « Poste partagé »: ends with the browser. */
    shared: z.boolean(),
    current: z.boolean(),
    createdAt: instantShape,
    seenAt: instantShape,
    expiresAt: instantShape,
  })
  .meta({ id: 'Session' });
export type SessionView = z.output<typeof sessionShape>;

/** @param currentId the session that asks, null for an access token */
export const sessionView = (session: Session, currentId: string | null): SessionView => ({
  id: session.id,
  device: session.device,
  shared: session.shared,
  current: session.id === currentId,
  createdAt: instantView(session.createdAt),
  seenAt: instantView(session.seenAt),
  expiresAt: instantView(session.expiresAt),
});
