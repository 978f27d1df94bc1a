import rows from './structure-types.json' with { type: 'json' };
import type { Country } from './territories.js';

export interface StructureType {
  code: string;
  /** As colleagues say it: CCAS, CLSC. */
  acronym: string | null;
  /** null: found in both countries. */
  country: Country | null;
  family: string;
  label: { fr: string; en: string };
}

const types = rows as readonly StructureType[];
const byCode = new Map(types.map((type) => [type.code, type]));

/** Every type of structure, in the order to propose them. */
export const allStructureTypes = (): readonly StructureType[] => types;

export const isStructureType = (code: string): boolean => byCode.has(code);

/** In French or, for other locales, in English. */
export function structureTypeLabel(code: string, locale: string): string {
  const type = byCode.get(code);
  if (!type) throw new RangeError(`Unknown type of structure: ${code}`);
  return locale.startsWith('fr') ? type.label.fr : type.label.en;
}

/** As colleagues say it; null for a type that is said in full. */
export const structureTypeAcronym = (code: string): string | null => byCode.get(code)?.acronym ?? null;
