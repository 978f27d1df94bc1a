import { z } from 'zod';
import { cleanLine } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { emailField } from '../accounts/account.input.js';
import { ADHESION_STATES } from './adhesion.rules.js';

const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2199-12-31';

/** `YYYY-MM-DD`, a day that exists and that somebody can mean. */
export const dayField = z.iso
  .date()
  .refine((day) => day >= FIRST_DAY && day <= LAST_DAY, { params: { code: 'invalid-date' } });

export const adherentNameField = z.string().transform(cleanLine).pipe(z.string().min(1).max(120));

const endsAfterItStarts = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): boolean =>
  startsOn <= endsOn;

export const adhesionInput = z
  .strictObject({
    email: emailField,
    name: adherentNameField,
    startsOn: dayField,
    endsOn: dayField.describe('The last day that the dues pay for'),
    tell: z.boolean().default(true).describe('Writes to the person what this is and how to leave'),
  })
  .refine(endsAfterItStarts, { path: ['endsOn'], params: { code: 'ends-before-start' } });
export type AdhesionInput = z.infer<typeof adhesionInput>;

export const adhesionChangeInput = z.strictObject({
  email: emailField.optional(),
  name: adherentNameField.optional(),
  startsOn: dayField.optional(),
  endsOn: dayField.optional(),
});
export type AdhesionChangeInput = z.infer<typeof adhesionChangeInput>;

export const adhesionListInput = z.strictObject({
  ...listInput,
  q: z.string().max(100).optional().describe('Words of the name or address'),
  state: z
    .enum(ADHESION_STATES)
    .optional()
    .describe('expiring: ends within 30 days; grace: lapsed, and still admits for a while'),
});
export type AdhesionListInput = z.infer<typeof adhesionListInput>;

type FormBody = Record<string, string | undefined>;

export const adhesionChangeFromForm = (body: FormBody) => ({
  email: body.email ?? '',
  name: body.name ?? '',
  startsOn: body.startsOn ?? '',
  endsOn: body.endsOn ?? '',
});

export const adhesionFromForm = (body: FormBody) => ({
  ...adhesionChangeFromForm(body),
  tell: body.tell === 'on',
});
