import { allTerritories, type Territory } from './territories.js';

export interface TerritoryGroup {
  /** The country or region that the group is headed by. */
  id: string;
  name: string;
  territories: Territory[];
}

const collator = new Intl.Collator('fr');

function byName(a: Territory, b: Territory): number {
  return collator.compare(a.name, b.name);
}

function childrenOf(parent: Territory): Territory[] {
  return allTerritories()
    .filter((territory) => territory.parent === parent.id)
    .sort(byName);
}

function groupOf(head: Territory, territories: Territory[]): TerritoryGroup {
  return { id: head.id, name: head.name, territories: [head, ...territories] };
}

function groupsOf(country: Territory): TerritoryGroup[] {
  const direct: Territory[] = [];
  const regions: TerritoryGroup[] = [];
  for (const child of childrenOf(country)) {
    const parts = childrenOf(child);
    const [only] = parts;
    if (parts.length > 1) regions.push(groupOf(child, parts));
    // An overseas region and its one department are the same place: offering both would puzzle.
    else direct.push(only ?? child);
  }
  return [groupOf(country, direct), ...regions];
}

/** Groups for a select box: each country with what depends on it directly, then each region with its departments. */
export function territoryChoices(): TerritoryGroup[] {
  return allTerritories()
    .filter((territory) => territory.kind === 'country')
    .flatMap(groupsOf);
}
