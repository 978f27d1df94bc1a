import { z } from 'zod';
import { type FormBody, fieldValue } from '../../kernel/form-fields.js';
import { cleanText } from '../../kernel/text.js';
import { REPORT_REASONS } from '../../vocabulary/moderation.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';

export const reportInput = z.strictObject({
  reason: z.enum(REPORT_REASONS),
  /** For those who moderate. */
  word: z.string().transform(cleanText).pipe(z.string().max(500)).default(''),
  confirmed: confirmedField,
});
export type ReportInput = z.infer<typeof reportInput>;

export const reportFromForm = (body: FormBody) => ({
  ...(fieldValue(body.reason) !== '' && { reason: fieldValue(body.reason) }),
  word: fieldValue(body.word),
  confirmed: confirmedFromForm(body),
});
