import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

const asked = z.object({ eventId: z.string(), accountId: z.string() });
export type AdmissionAsked = z.infer<typeof asked>;

/** Somebody whose dues lapsed says that they have renewed: the hosts have to be told, who may not look at the gate. */
export const admissionAsked = factKind('room.admission-asked', asked);
