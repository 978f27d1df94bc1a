import { z } from 'zod';
import { type FormBody, fieldValue } from '../../kernel/form-fields.js';
import { cleanLine, cleanText } from '../../kernel/text.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';

const text = (max: number) => z.string().transform(cleanText).pipe(z.string().max(max));

/** What people write of a topic. */
const fields = {
  title: z.string().transform(cleanLine).pipe(z.string().min(3).max(120)),
  words: text(1000),
  minutes: z.number().int().min(1).max(180).nullable(),
};

export const topicInput = z.strictObject({
  ...fields,
  words: fields.words.default(''),
  minutes: fields.minutes.default(null),
  confirmed: confirmedField,
});
export type TopicInput = z.infer<typeof topicInput>;

/** PATCH: its author's words, or what the hosts make of it; what is absent stays. */
export const topicChangeInput = z.strictObject({
  ...z.strictObject(fields).partial().shape,
  state: z.enum(['proposed', 'accepted', 'kept', 'declined']).optional(),
  /** To its author, why it is declined. */
  word: text(500).nullish(),
  /** What is kept; the next date where nothing else is said. */
  keptFor: z.enum(['next-date', 'some-day']).optional(),
  /** Its place on the agenda, from 1. */
  order: z.number().int().min(1).max(1000).optional(),
  confirmed: confirmedField.optional(),
});
export type TopicChangeInput = z.infer<typeof topicChangeInput>;

const numberOf = (value: string): number | null => (value.trim() === '' ? null : Number(value));

export const topicFromForm = (body: FormBody) => ({
  title: fieldValue(body.title),
  words: fieldValue(body.words),
  minutes: numberOf(fieldValue(body.minutes)),
  confirmed: confirmedFromForm(body),
});

/** The buttons of the hosts: a state, or a place on the agenda. */
export const verdictFromForm = (body: FormBody) => ({
  ...(body.state !== undefined && { state: fieldValue(body.state) }),
  ...(body.word !== undefined && { word: fieldValue(body.word) }),
  ...(body.keptFor !== undefined && { keptFor: fieldValue(body.keptFor) }),
  ...(body.order !== undefined && { order: Number(fieldValue(body.order)) }),
  confirmed: confirmedFromForm(body),
});
