import { stringify } from 'csv-stringify/sync';
import type { KeptAdhesion } from '../../features/associations/adhesion-list.service.js';
import type { Locale } from '../../kernel/locale.js';

interface Reader {
  locale: Locale;
  t: (key: string) => string;
}

const COLUMNS = ['name', 'email', 'startsOn', 'endsOn', 'admitsUntil', 'state'] as const;

/**
 * As the spreadsheets of the reader's country open it, and as the import takes it back. What begins like a formula is
 * text: a name must not run in the manager's spreadsheet.
 */
export function adhesionTable(adhesions: readonly KeptAdhesion[], { locale, t }: Reader): string {
  const rows = adhesions.map(({ adhesion, state }) => [
    adhesion.name,
    adhesion.email,
    adhesion.startsOn,
    adhesion.endsOn,
    adhesion.admitsUntil,
    t(`associations.states.${state}`),
  ]);
  return stringify([COLUMNS.map((column) => t(`associations.sheet.${column}`)), ...rows], {
    bom: true,
    delimiter: locale === 'en' ? ',' : ';',
    record_delimiter: '\r\n',
    quoted: true,
    quoted_empty: true,
    escape_formulas: true,
  });
}
