import { z } from 'zod';
import { IMPORT_FIELDS } from '../../features/associations/adhesion-import-columns.rules.js';
import { IMPORT_REFUSALS } from '../../features/associations/adhesion-import.rules.js';
import type { ImportReport } from '../../features/associations/adhesion-import.service.js';

const lineShape = z.strictObject({
  number: z.int().describe('Of the line in the table, the heading being the first'),
  outcome: z.enum(['added', 'renewed', 'unchanged', 'refused']),
  reason: z.enum(IMPORT_REFUSALS).nullable().describe('Why it is refused'),
  email: z.string().nullable(),
  name: z.string().nullable(),
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable().describe('The last day that is known so far'),
});

export const adhesionImportShape = z
  .strictObject({
    confirmed: z.boolean().describe('Whether it was written'),
    plan: z.string().describe('To send back with `confirmed`'),
    columns: z.array(z.string()),
    chosen: z.partialRecord(z.enum(IMPORT_FIELDS), z.string()),
    counts: z.strictObject({ added: z.int(), renewed: z.int(), unchanged: z.int(), refused: z.int() }),
    lines: z.array(lineShape),
  })
  .meta({ id: 'AdhesionImport' });
export type AdhesionImportJson = z.output<typeof adhesionImportShape>;

export function adhesionImportView(
  { plan, columns, chosen, counts, lines }: ImportReport,
  confirmed: boolean,
): AdhesionImportJson {
  return {
    confirmed,
    plan,
    columns,
    chosen,
    counts,
    lines: lines.map((line) => {
      const { email, name, startsOn, endsOn } =
        line.outcome === 'refused' ? { email: null, name: null, startsOn: null, endsOn: null } : line.term;
      return {
        number: line.number,
        outcome: line.outcome,
        reason: line.outcome === 'refused' ? line.reason : null,
        ...{ email, name, startsOn, endsOn },
        endedOn: 'before' in line ? line.before.endsOn : null,
      };
    }),
  };
}
