import { z } from 'zod';
import { fieldValue } from '../../kernel/form-fields.js';
import { cleanText } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { MODERATION_ACTIONS } from '../../vocabulary/moderation.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';
import { CASE_STATUSES } from './moderation-case.entity.js';

const word = z.string().transform(cleanText).pipe(z.string().max(1000)).default('');

export const moderationInput = z.strictObject({
  action: z.enum(MODERATION_ACTIONS),
  authorWord: word,
  reporterWord: word,
  confirmed: confirmedField,
});
export type ModerationInput = z.infer<typeof moderationInput>;

/** The queue, unless a status is asked for: what waits for a decision, or for a correction. */
export const caseListInput = z.strictObject({ ...listInput, status: z.enum(CASE_STATUSES).optional() });
export type CaseListInput = z.infer<typeof caseListInput>;

type FormBody = Record<string, string | string[] | undefined>;

export const moderationFromForm = (body: FormBody) => ({
  ...(fieldValue(body.action) !== '' && { action: fieldValue(body.action) }),
  authorWord: fieldValue(body.authorWord),
  reporterWord: fieldValue(body.reporterWord),
  confirmed: confirmedFromForm(body),
});
