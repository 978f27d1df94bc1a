import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/** What is known of a structure is another than before: its name, where it is, who runs it. */
export const structureChanged = factKind(
  'structure.changed',
  z.object({ structureId: z.string(), revision: z.int() }),
);
