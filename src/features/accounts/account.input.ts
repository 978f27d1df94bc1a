import { z } from 'zod';
import { canonicalZone, isOfferedZone } from '../../calendar/zones.js';
import { LOCALES } from '../../kernel/locale.js';
import { cleanLine, normaliseEmail } from '../../kernel/text.js';
import { isProfession } from '../../vocabulary/professions.js';
import { isTerritory } from '../../vocabulary/territories.js';

/** Longer addresses are refused by mail servers (RFC 5321, 4.5.3.1). */
const MAX_EMAIL = 254;

export const emailField = z.string().max(MAX_EMAIL).transform(normaliseEmail).pipe(z.email());

export const displayNameField = z.string().transform(cleanLine).pipe(z.string().min(1).max(60));

const localeField = z.enum(LOCALES);

/** An alias is kept under its canonical name: America/Montreal is America/Toronto (C22). */
export const timeZoneField = z
  .string()
  .transform((name) => canonicalZone(name) ?? name)
  .refine(isOfferedZone, { params: { code: 'unknown-time-zone' } });

const optionalCode = (isKnown: (code: string) => boolean, code: string) =>
  z.string().refine(isKnown, { params: { code } }).nullable();

/** PATCH /me and the profile form: what is absent stays. */
export const profileInput = z.strictObject({
  displayName: displayNameField.optional(),
  profession: optionalCode(isProfession, 'unknown-profession').optional(),
  territory: optionalCode(isTerritory, 'unknown-territory').optional(),
  timeZone: timeZoneField.optional(),
  locale: localeField.optional(),
});
export type ProfileInput = z.infer<typeof profileInput>;

export const signInLinkInput = z.strictObject({ email: emailField });

const tokenField = z.string().min(1).max(100);

/** How somebody comes in. */
const entry = {
  shared: z.boolean().optional().describe('On a computer that others use: the session ends with the browser'),
  soleReader: z.boolean().optional().describe('Nobody else reads a box such as accueil@…'),
};

/** POST /sessions: what came by mail, the link's token or the six digits with their address; or a phone's link. */
export const sessionInput = z.union([
  z.strictObject({ token: tokenField, ...entry }),
  z.strictObject({
    email: emailField,
    code: z
      .string()
      .transform((code) => code.replace(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, { error: 'six-digits' })),
    ...entry,
  }),
]);
export type SessionInput = z.infer<typeof sessionInput>;

export const addressChangeInput = z.strictObject({
  email: emailField,
  purpose: z
    .enum(['main', 'backup'])
    .default('main')
    .describe('main: in place of the one you have; backup: beside it, to sign in with'),
});
export type AddressChangeInput = z.infer<typeof addressChangeInput>;

export const addressConfirmationInput = z.strictObject({
  token: tokenField,
  soleReader: entry.soleReader,
});
export type AddressConfirmationInput = z.infer<typeof addressConfirmationInput>;

export const addressUndoInput = z.strictObject({ token: tokenField });

export const accessTokenInput = z.strictObject({
  name: z.string().transform(cleanLine).pipe(z.string().min(1).max(80)),
});

type FormBody = Record<string, string | undefined>;

const orNull = (value: string | undefined): string | null => (value ? value : null);

export const profileFromForm = (body: FormBody) => ({
  displayName: body.displayName ?? '',
  profession: orNull(body.profession),
  territory: orNull(body.territory),
  timeZone: body.timeZone ?? '',
  locale: body.locale ?? '',
});
