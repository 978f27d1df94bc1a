import { z } from 'zod';
import { acronymField } from '../../../features/glossary/glossary.input.js';
import { cleanLine } from '../../../kernel/text.js';

/** What is looked for; whatever else an address carries changes nothing. */
export const glossaryQuery = z.object({
  q: z
    .string()
    .transform((text) => cleanLine(text).slice(0, 100))
    .catch(''),
  country: z.enum(['FR', 'CA-QC']).optional().catch(undefined),
  letter: z
    .string()
    .regex(/^[A-Za-z]$/)
    .transform((letter) => letter.toUpperCase())
    .optional()
    .catch(undefined),
});
export type GlossaryQuery = z.infer<typeof glossaryQuery>;

/** The acronym that somebody begins to explain. */
export const newEntryQuery = z.object({
  /** Of the board, which it answers. */
  question: z.string().max(100).catch(''),
  acronym: z
    .string()
    .transform((text) => cleanLine(text).slice(0, 16))
    .catch(''),
});
/** What is looked for, as a question would write it; null where it is no acronym. */
export const askable = (q: string): string | null => acronymField.safeParse(q.toUpperCase()).data ?? null;

export type NewEntryQuery = z.infer<typeof newEntryQuery>;
