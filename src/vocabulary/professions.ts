import rows from './professions.json' with { type: 'json' };
import type { Country } from './territories.js';

export interface Profession {
  code: string;
  /** French titles by gender; `label` names the occupation for anyone. */
  feminine: string;
  masculine: string;
  abbreviation: string | null;
  /** null: practised in both countries. */
  country: Country | null;
  family: string;
  /** By law only registered people bear this title: show it only when they declared that they are. */
  reservedTitle: boolean;
  label: { fr: string; en: string };
}

const professions = rows as readonly Profession[];
const byCode = new Map(professions.map((profession) => [profession.code, profession]));

/** Every profession, in the order to propose them. */
export function allProfessions(): readonly Profession[] {
  return professions;
}

/** Those to propose to somebody of that country. */
export function professionsOf(country: Country): Profession[] {
  return professions.filter((profession) => profession.country === null || profession.country === country);
}

export function isProfession(code: string): boolean {
  return byCode.has(code);
}

/** A wording for any gender, in French or, for other locales, in English. */
export function professionLabel(code: string, locale: string): string {
  const profession = byCode.get(code);
  if (!profession) throw new RangeError(`Unknown profession: ${code}`);
  return locale.startsWith('fr') ? profession.label.fr : profession.label.en;
}
