import { z } from 'zod';
import { cleanText } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { ANSWERS } from './rsvp.entity.js';

/** What a person can say; the outcome is not theirs to say. What is absent stays as it was. */
export const rsvpInput = z.strictObject({
  answer: z.enum(ANSWERS),
  guests: z.number().int().min(0).max(20).default(0),
  note: z.string().transform(cleanText).pipe(z.string().max(500)).optional(),
  discreet: z.boolean().optional(),
});
export type RsvpInput = z.infer<typeof rsvpInput>;

export const rsvpListInput = z.strictObject({ ...listInput });

type FormBody = Record<string, string | string[] | undefined>;

const text = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.at(-1) : value;

/** A form shows the discreet box whenever it asks for an answer: unticked says no. */
export const rsvpFromForm = (body: FormBody) => ({
  answer: text(body.answer) ?? '',
  guests: text(body.guests) ? Number(text(body.guests)) : 0,
  ...(body.note !== undefined && { note: text(body.note) }),
  discreet: text(body.discreet) === 'on',
});
