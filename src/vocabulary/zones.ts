import { allTerritories } from './territories.js';

/** Parts of Côte-Nord and Gaspésie–Îles-de-la-Madeleine keep another time than their region. */
const LOCAL_EXCEPTIONS = ['America/Halifax', 'America/Blanc-Sablon'];

/** The IANA zones people of our territories live in, to choose from. */
export function proposedZones(): string[] {
  return [...new Set([...allTerritories().map(({ zone }) => zone), ...LOCAL_EXCEPTIONS])];
}
