import { z } from 'zod';
import { cleanText } from '../../kernel/text.js';
import type { FormBody } from '../../kernel/form-fields.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';
import { RECIPIENTS } from './event-message.entity.js';

export const eventMessageInput = z.strictObject({
  to: z
    .array(z.enum(RECIPIENTS))
    .min(1)
    .max(20)
    .transform((to) => RECIPIENTS.filter((group) => to.includes(group))),
  text: z.string().transform(cleanText).pipe(z.string().min(1).max(2000)),
  confirmed: confirmedField.optional(),
});
export type EventMessageInput = z.infer<typeof eventMessageInput>;

export const eventMessageFromForm = (body: FormBody) => ({
  to: [body.to ?? []].flat(),
  text: [body.text ?? ''].flat().at(-1),
  confirmed: confirmedFromForm(body),
});
