import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

export const signInRequested = factKind('sign-in.requested', z.object({ linkId: z.string() }));
