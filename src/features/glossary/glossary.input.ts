import { z } from 'zod';
import { type FormBody, fieldValue } from '../../kernel/form-fields.js';
import { isId } from '../../kernel/ids.js';
import { cleanLine, cleanText } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { allAcronyms } from '../../vocabulary/acronyms.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';

const COUNTRIES = ['FR', 'CA-QC'] as const;

/** Letters and figures, between which a dot or a hyphen may stand. */
const ACRONYM = /^\p{L}[\p{L}\p{N}]*(?:[.‐‑-][\p{L}\p{N}]+)*\.?$/u;
const TWO_CAPITALS = /\p{Lu}.*\p{Lu}/u;

const listed = new Set(allAcronyms().map(({ acronym }) => acronym));

/** With two capitals at least, or as the product writes it: every « Pour » of every text would be explained. */
export const acronymField = z
  .string()
  .trim()
  .normalize('NFC')
  .min(2, { abort: true })
  .max(16, { abort: true })
  .regex(ACRONYM, { error: 'not-an-acronym', abort: true })
  .refine((text) => listed.has(text) || TWO_CAPITALS.test(text), { error: 'not-an-acronym' });

const line = (max: number) => z.string().transform(cleanLine).pipe(z.string().max(max));

const country = z.enum(COUNTRIES).nullable().describe('null: it has this sense in both');
/** What it stands for: its words, without a full stop. */
const sense = z
  .string()
  .transform((text) => cleanLine(text).replace(/\.$/, ''))
  .pipe(z.string().min(3).max(200));
const explanation = z.string().transform(cleanText).pipe(z.string().max(500));
const equivalent = line(120)
  .transform((text) => text || null)
  .nullable()
  .describe('What comes near it in the other country');

const fields = { acronym: acronymField, country, sense, explanation, equivalent };

export const glossaryInput = z.strictObject({
  ...fields,
  country: country.default(null),
  explanation: explanation.default(''),
  equivalent: equivalent.default(null),
  questionId: z
    .string()
    .refine(isId, { params: { code: 'unknown-news' } })
    .nullable()
    .default(null)
    .describe('The question of the board to which it is the answer'),
  confirmed: confirmedField,
});
export type GlossaryInput = z.infer<typeof glossaryInput>;

/** What is absent stays. */
export const glossaryChangeInput = z.strictObject({
  ...z.strictObject(fields).partial().shape,
  confirmed: confirmedField,
});
export type GlossaryChangeInput = z.infer<typeof glossaryChangeInput>;

export const reversionInput = z.strictObject({ revision: z.int().min(0).max(1_000_000_000) });
export type ReversionInput = z.infer<typeof reversionInput>;

export const acronymQuestionInput = z.strictObject({
  acronym: acronymField,
  communitySlug: z
    .string()
    .max(100)
    .nullable()
    .default(null)
    .describe('Asked there alone; else of all colleagues'),
});
export type AcronymQuestionInput = z.infer<typeof acronymQuestionInput>;

const asked = {
  q: z.string().max(200).default('').describe('An acronym, or words of a sense'),
  country: z.enum(COUNTRIES).optional().describe('Those used there'),
  letter: z
    .string()
    .regex(/^[A-Za-z]$/)
    .optional()
    .describe('The first of the acronym'),
};

export const glossaryListInput = z.strictObject({ ...listInput, ...asked });
export type GlossaryListInput = z.infer<typeof glossaryListInput>;

export const glossaryFromForm = (body: FormBody) => ({
  acronym: fieldValue(body.acronym),
  country: fieldValue(body.country).replace(/^both$/, '') || null,
  sense: fieldValue(body.sense),
  explanation: fieldValue(body.explanation),
  equivalent: fieldValue(body.equivalent).trim() || null,
  confirmed: confirmedFromForm(body),
});

export const answerFromForm = (body: FormBody) => ({
  ...glossaryFromForm(body),
  questionId: fieldValue(body.questionId) || null,
});

export const questionFromForm = (body: FormBody) => ({
  acronym: fieldValue(body.acronym),
  communitySlug: fieldValue(body.communitySlug) || null,
});

export const reversionFromForm = (body: FormBody) => ({
  revision: Number(fieldValue(body.revision) || 'none'),
});
