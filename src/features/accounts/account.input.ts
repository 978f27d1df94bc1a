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

export const localeField = z.enum(LOCALES);

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

/** POST /sessions: what came by mail, the link's token or the six digits with their address. */
export const sessionInput = z.union([
  z.strictObject({ token: z.string().min(1).max(100), shared: z.boolean().optional() }),
  z.strictObject({
    email: emailField,
    code: z
      .string()
      .transform((code) => code.replace(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, { error: 'six-digits' })),
    shared: z.boolean().optional(),
  }),
]);
export type SessionInput = z.infer<typeof sessionInput>;

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
