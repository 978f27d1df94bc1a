import { z } from 'zod';
import { cleanLine, cleanText } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { isTerritory } from '../../vocabulary/territories.js';
import { emailField } from '../accounts/account.input.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';
import { ASSOCIATION_ROLES } from './association-role.entity.js';
import { ASSOCIATION_KINDS, ASSOCIATION_STATUSES } from './association.entity.js';

const MAX_GRACE = 90;

const name = z.string().transform(cleanLine).pipe(z.string().min(3).max(120));
const lineOrNull = (max: number) =>
  z
    .string()
    .transform(cleanLine)
    .pipe(z.string().max(max))
    .transform((text) => text || null)
    .nullable();
const acronym = lineOrNull(20);
const description = z.string().transform(cleanText).pipe(z.string().max(4000));
const territory = z.string().refine(isTerritory, { params: { code: 'unknown-territory' } });
const contactPhone = lineOrNull(40);
const webAddress = z
  .url({ protocol: /^https$/, error: 'invalid-url' })
  .max(500)
  .nullable();
const graceDays = z
  .int()
  .min(0)
  .max(MAX_GRACE)
  .describe('For how many days dues that lapsed still admit to gatherings');

export const associationInput = z.strictObject({
  kind: z.enum(ASSOCIATION_KINDS).default('association'),
  name,
  acronym: acronym.default(null),
  territory,
  description: description.default(''),
  contactEmail: emailField.nullable().default(null).describe('The association’s own, shown to everybody'),
  contactPhone: contactPhone.default(null),
  website: webAddress.default(null),
  renewalUrl: webAddress.default(null).describe('Where dues are paid or renewed, over https'),
  graceDays: graceDays.default(30),
  confirmed: confirmedField,
});
export type AssociationInput = z.infer<typeof associationInput>;

export const associationChangeInput = z.strictObject({
  kind: z.enum(ASSOCIATION_KINDS).optional(),
  name: name.optional(),
  acronym: acronym.optional(),
  territory: territory.optional(),
  description: description.optional(),
  contactEmail: emailField.nullable().optional(),
  contactPhone: contactPhone.optional(),
  website: webAddress.optional(),
  renewalUrl: webAddress.optional(),
  graceDays: graceDays.optional(),
  confirmed: confirmedField.optional(),
});
export type AssociationChangeInput = z.infer<typeof associationChangeInput>;

export const associationListInput = z.strictObject({
  ...listInput,
  q: z.string().max(100).optional().describe('Words of the name or acronym, whatever their accents'),
  status: z
    .enum(ASSOCIATION_STATUSES)
    .default('verified')
    .describe('Other than verified: your own requests; for those who administer the instance, all'),
});
export type AssociationListInput = z.infer<typeof associationListInput>;

export const decisionInput = z.strictObject({
  status: z.enum(['verified', 'refused']),
  word: z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(500))
    .default('')
    .describe('For whoever asked, who gets it by mail'),
  confirmed: confirmedField,
});
export type DecisionInput = z.infer<typeof decisionInput>;

export const roleInput = z.strictObject({ email: emailField, role: z.enum(ASSOCIATION_ROLES) });
export type RoleInput = z.infer<typeof roleInput>;

export const roleNameField = z.enum(ASSOCIATION_ROLES);

type FormBody = Record<string, string | undefined>;

const orNull = (text: string | undefined): string | null => text?.trim() || null;

/** A number as people type it; anything else stays what it is, to be refused. */
const numberOf = (text: string | undefined): unknown =>
  /^\d{1,4}$/.test(text?.trim() ?? '') ? Number(text) : text;

export const associationFromForm = (body: FormBody) => ({
  kind: body.kind ?? '',
  name: body.name ?? '',
  acronym: orNull(body.acronym),
  territory: body.territory ?? '',
  description: body.description ?? '',
  contactEmail: orNull(body.contactEmail),
  contactPhone: orNull(body.contactPhone),
  website: orNull(body.website),
  renewalUrl: orNull(body.renewalUrl),
  ...(body.graceDays !== undefined && { graceDays: numberOf(body.graceDays) }),
  confirmed: confirmedFromForm(body),
});

export const decisionFromForm = (body: FormBody) => ({
  status: body.status,
  word: body.word ?? '',
  confirmed: confirmedFromForm(body),
});

export const roleFromForm = (body: FormBody) => ({ email: body.email ?? '', role: body.role });
