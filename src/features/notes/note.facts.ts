import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/** What is kept of a gathering was written, or written otherwise. */
export const notesWritten = factKind('notes.written', z.object({ eventId: z.string() }));
