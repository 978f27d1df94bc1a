import { z } from 'zod';
import { dayField } from './adhesion.input.js';
import { IMPORT_FIELDS } from './adhesion-import-columns.rules.js';

/** Characters. */
const MAX_TABLE = 1_000_000;
const MAX_HEADING = 300;

const csv = z
  .string()
  .min(1)
  .max(MAX_TABLE)
  .describe('The table as text, with `;`, `,` or tabs; its first line names the columns');

const columns = z
  .partialRecord(z.enum(IMPORT_FIELDS), z.string().max(MAX_HEADING))
  .describe('The heading of the column for each; guessed where it is absent, and none where it is empty');

const day = (what: string) => dayField.nullable().default(null).describe(what);

export const adhesionImportInput = z.strictObject({
  csv,
  columns: columns.default({}),
  startsOn: day('For lines without a first day; null: today'),
  endsOn: day('For lines without a last day; null: a year from the first'),
  plan: z
    .string()
    .max(100)
    .optional()
    .describe('The `plan` of the preview that is confirmed: nothing is written where it is no longer that'),
  confirmed: z.boolean().default(false).describe('Writes what the preview said; nothing is written before'),
});
export type AdhesionImportInput = z.infer<typeof adhesionImportInput>;

/** A form's fields, of which an empty one says nothing. */
export function adhesionImportFromForm(body: Partial<Record<string, string>>): unknown {
  const chosen = IMPORT_FIELDS.flatMap((field) => {
    const heading = body[`column-${field}`];
    return heading === undefined ? [] : [[field, heading]];
  });
  return {
    csv: body['csv'] ?? '',
    columns: Object.fromEntries(chosen) as Record<string, string>,
    startsOn: body['startsOn'] || null,
    endsOn: body['endsOn'] || null,
    ...(body['plan'] && { plan: body['plan'] }),
    confirmed: body['confirmed'] === 'on',
  };
}
