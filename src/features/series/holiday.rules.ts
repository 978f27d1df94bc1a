import type { Skip } from './series.entity.js';

/** A day on which work stops by law, as its territory names it. */
export interface Holiday {
  on: string;
  name: string;
}

/** Where `date-holidays` looks: a country, and the part of it that has days of its own. */
export interface HolidayPlace {
  country: string;
  state?: string;
}

/** Departments with days of their own (Alsace-Moselle, overseas), as ISO 3166-2 calls them. */
const FRENCH_STATES: Record<string, string> = {
  'FR-57': '57',
  'FR-67': '67',
  'FR-68': '68',
  'FR-971': 'GP',
  'FR-972': 'MQ',
  'FR-973': 'GF',
  'FR-974': 'RE',
  'FR-976': 'YT',
  'FR-977': 'BL',
  'FR-978': 'MF',
  'FR-R01': 'GP',
  'FR-R02': 'MQ',
  'FR-R03': 'GF',
  'FR-R04': 'RE',
  'FR-R06': 'YT',
};

/** Overseas collectivities that are countries to who lists holidays. */
const COUNTRIES: Record<string, string> = {
  'FR-975': 'PM',
  'FR-986': 'WF',
  'FR-987': 'PF',
  'FR-988': 'NC',
};

export function holidayPlace(territory: string): HolidayPlace {
  if (territory.startsWith('CA-QC')) return { country: 'CA', state: 'QC' };
  const state = FRENCH_STATES[territory];
  return { country: COUNTRIES[territory] ?? 'FR', ...(state !== undefined && { state }) };
}

/** Days to skip, each with the name of the holiday that it is. */
export const namedSkips = (days: readonly string[], holidays: readonly Holiday[]): Skip[] =>
  days.map((on) => ({ on, word: holidays.find((holiday) => holiday.on === on)?.name ?? null }));
