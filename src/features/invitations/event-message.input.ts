import { z } from 'zod';
import { cleanText } from '../../kernel/text.js';
import { RECIPIENTS } from './event-message.entity.js';

export const eventMessageInput = z.strictObject({
  to: z
    .array(z.enum(RECIPIENTS))
    .min(1)
    .max(20)
    .transform((to) => RECIPIENTS.filter((group) => to.includes(group))),
  text: z.string().transform(cleanText).pipe(z.string().min(1).max(2000)),
});
export type EventMessageInput = z.infer<typeof eventMessageInput>;

type FormBody = Record<string, string | string[] | undefined>;

export const eventMessageFromForm = ({ to, text }: FormBody) => ({
  to: [to ?? []].flat(),
  text: [text ?? ''].flat().at(-1),
});
