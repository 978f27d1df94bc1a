import { z } from 'zod';
import { cleanText } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';

const MAX_TEXT = 2000;

export const newsCommentInput = z.strictObject({
  text: z.string().transform(cleanText).pipe(z.string().min(1).max(MAX_TEXT)),
  confirmed: confirmedField,
});
export type NewsCommentInput = z.infer<typeof newsCommentInput>;

export const newsCommentsQuery = z.strictObject(listInput);
export type NewsCommentsAsked = z.output<typeof newsCommentsQuery>;

export const newsCommentFromForm = (body: Record<string, string | string[] | undefined>) => ({
  text: body.text ?? '',
  confirmed: confirmedFromForm(body),
});
