import { z } from 'zod';
import type { FormBody } from '../../kernel/form-fields.js';
import { displayNameField, emailField } from '../accounts/account.input.js';
import { rsvpFromForm, rsvpInput } from '../rsvps/rsvp.input.js';

/** An answer from a mail's link; somebody without a name yet gives a first name with it. */
export const answerLinkInput = rsvpInput.extend({ displayName: displayNameField.optional() });
export type AnswerLinkInput = z.infer<typeof answerLinkInput>;

export const passOnInput = z.strictObject({ email: emailField });

export const answerLinkFromForm = (body: FormBody) => ({
  ...rsvpFromForm(body),
  ...(typeof body.displayName === 'string' && { displayName: body.displayName }),
});
