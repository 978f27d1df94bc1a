import { noonOf } from '../../../calendar/days.js';
import { IMPORT_FIELDS } from '../../../features/associations/adhesion-import-columns.rules.js';
import type { ImportLine, ImportOutcome } from '../../../features/associations/adhesion-import.rules.js';
import type { ImportColumns, ImportReport } from '../../../features/associations/adhesion-import.service.js';
import { adherentsPath } from './adherents.view.js';

export const importPath = (associationId: string): string => `${adherentsPath(associationId)}/import`;

/** What asks for a look comes first. */
const OUTCOMES: readonly ImportOutcome[] = ['refused', 'added', 'renewed', 'unchanged'];

/** Of each outcome; more would make the page heavy and nobody reads them all. */
const SHOWN = 200;

const lineView = (line: ImportLine) => ({
  number: line.number,
  shown: line.shown,
  reason: line.outcome === 'refused' ? line.reason : null,
  ...(line.outcome !== 'refused' && {
    name: line.term.name,
    email: line.term.email,
    from: noonOf(line.term.startsOn),
    to: noonOf(line.term.endsOn),
  }),
  endedOn: 'before' in line ? noonOf(line.before.endsOn) : null,
});

/** The columns to choose from, for each thing that an import looks for. */
export const columnsView = ({ columns, chosen }: ImportColumns) => ({
  fields: IMPORT_FIELDS.map((field) => ({ field, name: `column-${field}`, heading: chosen[field] ?? '' })),
  headings: [...new Set(columns)].filter(Boolean).map((heading) => ({ value: heading, label: heading })),
});

export function reportView({ lines, counts, plan }: ImportReport) {
  return {
    plan,
    counts,
    changes: counts.added + counts.renewed,
    groups: OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => ({
      outcome,
      count: counts[outcome],
      lines: lines
        .filter((line) => line.outcome === outcome)
        .slice(0, SHOWN)
        .map(lineView),
      more: Math.max(0, counts[outcome] - SHOWN),
    })),
  };
}

/** The form names its fields with a hyphen: a field of `columns` in a refusal is that of a select. */
export const formField = (field: string): string => field.replace('columns.', 'column-');
