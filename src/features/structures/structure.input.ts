import { z } from 'zod';
import { type FormBody, fieldOrNull, fieldValue } from '../../kernel/form-fields.js';
import { isId } from '../../kernel/ids.js';
import { cleanLine } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { isStructureType } from '../../vocabulary/structure-types.js';
import { isTerritory } from '../../vocabulary/territories.js';
import { emailField } from '../accounts/account.input.js';
import { confirmedField, confirmedFromForm } from '../secrecy/secrecy.input.js';

const name = z.string().transform(cleanLine).pipe(z.string().min(2).max(120));
const type = z.string().refine(isStructureType, { params: { code: 'unknown-structure-type' } });
const territory = z.string().refine(isTerritory, { params: { code: 'unknown-territory' } });
const line = (max: number) =>
  z
    .string()
    .transform(cleanLine)
    .pipe(z.string().max(max))
    .transform((text) => text || null)
    .nullable();
const website = z
  .url({ protocol: /^https?$/, error: 'invalid-url' })
  .max(500)
  .nullable();
const associationId = z
  .string()
  .refine(isId, { params: { code: 'unknown-association' } })
  .nullable();

const facts = {
  name,
  type,
  territory,
  town: line(80),
  address: line(200),
  phone: line(40).describe('A service’s line, never a person’s'),
  email: emailField.nullable().describe('A service’s box, never a person’s'),
  website,
};

/** What is enough to add one, here or with the news about it. */
export const addedStructureInput = z.strictObject({
  ...facts,
  town: facts.town.default(null),
  address: facts.address.default(null),
  phone: facts.phone.default(null),
  email: facts.email.default(null),
  website: website.default(null),
  isAnother: z
    .boolean()
    .default(false)
    .describe('Added although near ones are known, which otherwise answer 409 structure-exists'),
});
export type AddedStructureInput = z.infer<typeof addedStructureInput>;

export const structureInput = addedStructureInput.extend({
  runBy: associationId.default(null).describe('The association that runs it, by one of its managers'),
  confirmed: confirmedField,
});
export type StructureInput = z.infer<typeof structureInput>;

/** What is absent stays. */
export const structureChangeInput = z.strictObject({
  ...z.strictObject(facts).partial().shape,
  runBy: associationId.optional(),
  confirmed: confirmedField,
});
export type StructureChangeInput = z.infer<typeof structureChangeInput>;

export const structureListInput = z.strictObject({
  ...listInput,
  q: z
    .string()
    .max(100)
    .optional()
    .describe('Words of the name, acronym, town or territory, whatever their accents'),
  type: type.optional(),
  territory: territory.optional().describe('This one, what lies in it and what it lies in'),
  runBy: z.string().max(100).optional().describe('Those that an association runs'),
});
export type StructureListInput = z.infer<typeof structureListInput>;

/** An address as people type it, without its beginning. */
export function webAddress(value: string | string[] | undefined): string | null {
  const text = fieldOrNull(value);
  return text !== null && /^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(text) ? `https://${text}` : text;
}

/** The fields of a structure, wherever they stand in a form. */
export const structureFieldsFromForm = (body: FormBody, prefix = '') => ({
  name: fieldValue(body[`${prefix}name`]),
  type: fieldValue(body[`${prefix}type`]),
  territory: fieldValue(body[`${prefix}territory`]),
  town: fieldOrNull(body[`${prefix}town`]),
  address: fieldOrNull(body[`${prefix}address`]),
  phone: fieldOrNull(body[`${prefix}phone`]),
  email: fieldOrNull(body[`${prefix}email`]),
  website: webAddress(body[`${prefix}website`]),
});

/** Who runs it is changed by a form that shows it alone. */
export const structureFromForm = (body: FormBody) => ({
  ...structureFieldsFromForm(body),
  ...(body.runBy !== undefined && { runBy: fieldOrNull(body.runBy) }),
  confirmed: confirmedFromForm(body),
});
