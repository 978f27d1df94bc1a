import type { Structure } from '../../features/structures/structure.entity.js';
import { allStructureTypes, structureTypeLabel } from '../../vocabulary/structure-types.js';
import { territoryLabel } from '../../vocabulary/territories.js';

interface TypeGroup {
  /** A family's code, whose words are `vocabulary.structureFamilies`. */
  label: string;
  options: { value: string; label: string }[];
}

/** By family. */
export function structureTypeGroups(locale: string): TypeGroup[] {
  const groups = new Map<string, TypeGroup['options']>();
  for (const { code, family, acronym } of allStructureTypes()) {
    const label = structureTypeLabel(code, locale);
    const option = { value: code, label: acronym === null ? label : `${acronym} – ${label}` };
    groups.set(family, [...(groups.get(family) ?? []), option]);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}

/** One of those that may be meant, with what tells it from the others. */
export const nearStructure = (
  { id, name, type, territory, town }: Pick<Structure, 'id' | 'name' | 'type' | 'territory' | 'town'>,
  locale: string,
) => ({
  id,
  name,
  about: [structureTypeLabel(type, locale), town, territoryLabel(territory)].filter(Boolean).join(' · '),
});
