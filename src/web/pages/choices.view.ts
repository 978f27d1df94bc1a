import { allProfessions, professionLabel } from '../../vocabulary/professions.js';
import { territoryChoices } from '../../vocabulary/territory-choices.js';
import { territoryLabel } from '../../vocabulary/territories.js';
import { proposedZones } from '../../vocabulary/zones.js';

export interface Choice {
  value: string;
  label: string;
}

export interface ChoiceGroup {
  label: string;
  options: Choice[];
}

export const territoryGroups = (): ChoiceGroup[] =>
  territoryChoices().map(({ name, territories }) => ({
    label: name,
    options: territories.map(({ id }) => ({ value: id, label: territoryLabel(id) })),
  }));

/** By family; a group's label is the family's code, whose words are `vocabulary.professionFamilies`. */
export function professionGroups(locale: string): ChoiceGroup[] {
  const groups = new Map<string, Choice[]>();
  for (const { code, family } of allProfessions()) {
    const options = groups.get(family) ?? [];
    groups.set(family, [...options, { value: code, label: professionLabel(code, locale) }]);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}

/** The zones of our territories, and the one in use where it is another. */
export const zonesWith = (current: string): string[] => [...new Set([...proposedZones(), current])];
