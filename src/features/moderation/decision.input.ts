import { z } from 'zod';
import { type FormBody, fieldValue } from '../../kernel/form-fields.js';
import { cleanText } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { MODERATION_ACTIONS, SUSPENSION_LENGTHS } from '../../vocabulary/moderation.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';
import { CASE_STATUSES } from './moderation-case.entity.js';

const word = z.string().transform(cleanText).pipe(z.string().max(1000)).default('');

export const moderationInput = z.strictObject({
  action: z.enum(MODERATION_ACTIONS),
  suspension: z
    .enum(SUSPENSION_LENGTHS)
    .optional()
    .describe('For how long the author’s access is closed: with suspendre, and only there'),
  authorWord: word,
  reporterWord: word,
  confirmed: confirmedField,
});
export type ModerationInput = z.infer<typeof moderationInput>;

/** The queue, unless a status is asked for: what waits for a decision, or for a correction. */
export const caseListInput = z.strictObject({ ...listInput, status: z.enum(CASE_STATUSES).optional() });
export type CaseListInput = z.infer<typeof caseListInput>;

/** A length that was chosen stays where it was when another decision is taken. */
export const moderationFromForm = (body: FormBody) => ({
  ...(fieldValue(body.action) !== '' && { action: fieldValue(body.action) }),
  ...(fieldValue(body.action) === 'suspendre' &&
    fieldValue(body.suspension) !== '' && { suspension: fieldValue(body.suspension) }),
  authorWord: fieldValue(body.authorWord),
  reporterWord: fieldValue(body.reporterWord),
  confirmed: confirmedFromForm(body),
});
