import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/** What people wrote of an acronym says something else; by the row's id. */
export const glossaryReworded = factKind('glossary.reworded', z.object({ entryId: z.string() }));
