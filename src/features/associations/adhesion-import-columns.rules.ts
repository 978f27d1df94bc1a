import { DomainError, type FieldError } from '../../kernel/domain-error.js';
import { searchable } from '../../kernel/text.js';

/** What an import looks for in a table. */
export const IMPORT_FIELDS = ['email', 'lastName', 'firstName', 'startsOn', 'endsOn', 'status'] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Which column each is in, by its place from 0; absent where the table has none. */
export type ColumnMapping = Partial<Record<ImportField, number>>;

/** Headings as HelloAsso, spreadsheets and other tools write them, the likeliest first. */
const HEADINGS: Record<ImportField, readonly RegExp[]> = {
  email: [
    /^e-?mail( (de l')?adherent(\(e\))?)?$/,
    /courriel/,
    /e-?mail.*adherent/,
    /adresse (e-?mail|mail|electronique)/,
    /^(e-?)?mail/,
    /e-?mail/,
  ],
  lastName: [
    /^nom (de l')?adherent/,
    /^nom( de famille)?$/,
    /^(last ?name|surname)$/,
    /^(nom (et |- ?)?prenom|nom complet|name|full name|adherent(\(?e\)?)?)s?$/,
    /^nom\b/,
  ],
  firstName: [/^prenom (de l')?adherent/, /^prenom$/, /^first ?name$/, /^prenom\b/],
  startsOn: [
    /^(date )?(de )?debut/,
    /^(valable|valide) (du|depuis)/,
    /^(start|starts on|from)\b/,
    /date (de la )?commande/,
    /date (d'|de l'|de )?(adhesion|inscription|paiement|cotisation)/,
    /^date$/,
  ],
  endsOn: [
    /^(date )?(de )?fin/,
    /^(date )?(d'|de l')?(expiration|echeance)/,
    /^(valable|valide) jusqu/,
    /jusqu'?au/,
    /^(end|ends on|until|expires)\b/,
  ],
  status: [/^statut( de la commande| du paiement)?$/, /^etat( du paiement)?$/, /^(payment )?status$/],
};

/** Finds the columns by their headings; each column serves once. */
export function guessColumns(columns: readonly string[]): ColumnMapping {
  const headings = columns.map(searchable);
  const mapping: ColumnMapping = {};
  for (const field of IMPORT_FIELDS) {
    const taken = new Set(Object.values(mapping));
    for (const pattern of HEADINGS[field]) {
      const found = headings.findIndex((heading, index) => !taken.has(index) && pattern.test(heading));
      if (found < 0) continue;
      mapping[field] = found;
      break;
    }
  }
  return mapping;
}

export type ChosenColumns = Partial<Record<ImportField, string>>;

/** The columns by their headings: those chosen, the others guessed; an empty heading chooses none. */
export function chooseColumns(columns: readonly string[], chosen: ChosenColumns): ColumnMapping {
  const mapping = guessColumns(columns);
  for (const field of IMPORT_FIELDS) {
    const heading = chosen[field];
    if (heading === undefined) continue;
    const found = columns.indexOf(heading);
    if (found < 0) delete mapping[field];
    else mapping[field] = found;
  }
  return mapping;
}

/** @throws DomainError invalid, on `columns.<field>`: `no-such-column`; `no-email-column` where nobody could be known by theirs */
export function checkColumns(
  columns: readonly string[],
  chosen: ChosenColumns,
  mapping: ColumnMapping,
): void {
  const wrong = IMPORT_FIELDS.flatMap((field): FieldError[] => {
    const heading = chosen[field];
    return heading && !columns.includes(heading)
      ? [{ field: `columns.${field}`, code: 'no-such-column' }]
      : [];
  });
  if (!wrong.length && mapping.email === undefined)
    wrong.push({ field: 'columns.email', code: 'no-email-column' });
  if (wrong.length) throw new DomainError('invalid', 'validation', wrong);
}

/** The headings of a mapping. */
export const headingsOf = (columns: readonly string[], mapping: ColumnMapping): ChosenColumns =>
  Object.fromEntries(
    IMPORT_FIELDS.flatMap((field) => {
      const index = mapping[field];
      return index === undefined ? [] : [[field, columns[index] ?? '']];
    }),
  );
