import { z } from 'zod';
import type { FormBody } from '../../kernel/form-fields.js';

/** PUT /me/news-mail and its form: what somebody wants to be mailed about news. */
export const newsMailInput = z.strictObject({
  stillTrue: z
    .boolean()
    .default(true)
    .describe('Whether what you posted or confirmed still is true, before its last day'),
  answers: z.boolean().default(true).describe('That somebody answered what you asked'),
});
export type NewsMailInput = z.output<typeof newsMailInput>;

export const newsMailFromForm = (body: FormBody) => ({
  stillTrue: body.stillTrue !== undefined,
  answers: body.answers !== undefined,
});
