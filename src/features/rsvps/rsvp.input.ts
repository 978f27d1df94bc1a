import { z } from 'zod';
import { cleanText } from '../../kernel/text.js';
import type { FormBody } from '../../kernel/form-fields.js';
import { listInput } from '../../platform/database/keyset.js';
import { displayNameField, emailField } from '../accounts/account.input.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';
import { ANSWERS } from './rsvp.entity.js';

/** What a person can say; the outcome is not theirs to say. What is absent stays as it was. */
export const rsvpInput = z.strictObject({
  answer: z.enum(ANSWERS),
  guests: z.number().int().min(0).max(20).default(0),
  note: z.string().transform(cleanText).pipe(z.string().max(500)).optional(),
  discreet: z.boolean().optional(),
  confirmed: confirmedField.optional(),
});
export type RsvpInput = z.infer<typeof rsvpInput>;

/** What a host notes for somebody; whether it is discreet is not theirs to say. */
export const recordInput = rsvpInput.omit({ discreet: true });
export type RecordInput = z.infer<typeof recordInput>;

/** For somebody who is neither a member nor invited yet. */
export const newRecordInput = recordInput.extend({ displayName: displayNameField, email: emailField });
export type NewRecordInput = z.infer<typeof newRecordInput>;

export const rsvpListInput = z.strictObject({ ...listInput });

const text = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.at(-1) : value;

/** A form shows the discreet box whenever it asks for an answer: unticked says no. */
export const rsvpFromForm = (body: FormBody) => ({
  answer: text(body.answer) ?? '',
  guests: text(body.guests) ? Number(text(body.guests)) : 0,
  ...(body.note !== undefined && { note: text(body.note) }),
  discreet: text(body.discreet) === 'on',
  confirmed: confirmedFromForm(body),
});

const answerOf = (body: FormBody) => ({
  answer: text(body.answer) ?? '',
  guests: text(body.guests) ? Number(text(body.guests)) : 0,
  ...(text(body.note) && { note: text(body.note) }),
  confirmed: confirmedFromForm(body),
});

export const recordFromForm = answerOf;

export const newRecordFromForm = (body: FormBody) => ({
  ...answerOf(body),
  displayName: text(body.displayName) ?? '',
  email: text(body.email) ?? '',
});
