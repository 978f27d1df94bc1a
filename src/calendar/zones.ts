import { IANAZone } from 'luxon';
import { tzlib_get_timezones } from 'timezones-ical-library';

/** The zones an event can be planned in: France and its overseas territories, Québec, close neighbours. */
export const offeredZones: readonly string[] = [
  'Europe/Paris',
  'America/Toronto',
  'America/Halifax', // Îles-de-la-Madeleine
  'America/Blanc-Sablon', // Basse-Côte-Nord, no daylight saving
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/St_Barthelemy',
  'America/Marigot',
  'America/Miquelon',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Wallis',
  'Pacific/Tahiti',
  'Pacific/Marquesas',
  'Pacific/Gambier',
  'Europe/Brussels',
  'Europe/Zurich',
  'America/Moncton',
];

/*
 * Written out rather than asked of Intl, which answers differently from one Node to the next.
 * Links such as America/Marigot keep their name: every calendar knows it, and it says where people are.
 */
const aliases: ReadonlyMap<string, string> = new Map([
  ['America/Montreal', 'America/Toronto'],
  ['America/Nipigon', 'America/Toronto'],
  ['America/Thunder_Bay', 'America/Toronto'],
  ['Canada/Eastern', 'America/Toronto'],
  ['Canada/Atlantic', 'America/Halifax'],
  ['Etc/UTC', 'UTC'],
  ['Etc/UCT', 'UTC'],
  ['Etc/Universal', 'UTC'],
  ['Etc/Zulu', 'UTC'],
  ['Etc/GMT', 'UTC'],
  ['GMT', 'UTC'],
  ['UCT', 'UTC'],
  ['Universal', 'UTC'],
  ['Zulu', 'UTC'],
]);

const knownNames = new Map(
  [...tzlib_get_timezones(false), ...aliases.keys(), 'UTC'].map((name) => [name.toLowerCase(), name]),
);

/** The one name we store and write for an IANA zone (C22); `null` when it isn't one. */
export function canonicalZone(name: string): string | null {
  const known = knownNames.get(name.toLowerCase());
  if (known === undefined || !IANAZone.create(known).isValid) return null;
  return aliases.get(known) ?? known;
}

export function isOfferedZone(name: string): boolean {
  return offeredZones.includes(name);
}
