import { z } from 'zod';
import { type FormBody, fieldValue } from '../../kernel/form-fields.js';
import { cleanText } from '../../kernel/text.js';
import { NEWS_KINDS } from '../../vocabulary/news-kinds.js';
import { isTerritory } from '../../vocabulary/territories.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';

const MOST_LETTERS = 5000;
const MOST_LINES = 20;

/** PUT /events/:id/notes */
export const notesInput = z.strictObject({
  text: z.string().transform(cleanText).pipe(z.string().max(MOST_LETTERS)).describe('Without any name'),
  confirmed: confirmedField,
});
export type NotesInput = z.output<typeof notesInput>;

/** Lines that become news, in draft, of who chose them. */
export const noteDraftsInput = z.strictObject({
  lines: z
    .array(z.strictObject({ line: z.int().min(1).max(MOST_LETTERS), kind: z.enum(NEWS_KINDS) }))
    .min(1)
    .max(MOST_LINES)
    .describe('By their numbers in the notes, each with the kind of news that it is'),
  territory: z
    .string()
    .refine(isTerritory, { params: { code: 'unknown-territory' } })
    .nullable()
    .default(null)
    .describe('Where they apply; the community’s where nothing is said'),
});
export type NoteDraftsInput = z.output<typeof noteDraftsInput>;

export const notesFromForm = (body: FormBody) => ({
  text: fieldValue(body.text),
  confirmed: confirmedFromForm(body),
});

export const noteDraftsFromForm = (body: FormBody) => ({
  lines: [body.lines ?? []]
    .flat()
    .map((line) => ({ line: Number(line), kind: fieldValue(body[`kind-${line}`]) })),
  territory: fieldValue(body.territory) || null,
});
