import rows from './territories.json' with { type: 'json' };

export type Country = 'FR' | 'CA-QC';
export type TerritoryKind = 'country' | 'region' | 'department' | 'overseas';

export interface Territory {
  id: string;
  kind: TerritoryKind;
  name: string;
  /** IANA time zone: where a territory has several, the one most of its people live by. */
  zone: string;
  parent?: string;
}

const territories = rows as readonly Territory[];
const byId = new Map(territories.map((territory) => [territory.id, territory]));

function territory(id: string): Territory {
  const found = byId.get(id);
  if (!found) throw new RangeError(`Unknown territory: ${id}`);
  return found;
}

/** Every territory, countries first. */
export function allTerritories(): readonly Territory[] {
  return territories;
}

export function isTerritory(id: string): boolean {
  return byId.has(id);
}

export function territoryName(id: string): string {
  return territory(id).name;
}

/** The name, with its number where people know it by that: "Finistère (29)". Québec's regions go without. */
export function territoryLabel(id: string): string {
  const { kind, name } = territory(id);
  return kind === 'department' ? `${name} (${id.slice('FR-'.length)})` : name;
}

export function territoryZone(id: string): string {
  return territory(id).zone;
}

export function territoryCountry(id: string): Country {
  territory(id);
  return id.startsWith('CA-QC') ? 'CA-QC' : 'FR';
}

/** The territory itself, then what it lies in, up to its country. */
export function territoryLineage(id: string): string[] {
  const { parent } = territory(id);
  return parent === undefined ? [id] : [id, ...territoryLineage(parent)];
}

/** Where what concerns a territory happens: itself, what it lies in, and what lies in it. */
export const territoriesAround = (id: string): string[] => [
  ...territoryLineage(id),
  ...territories.map((other) => other.id).filter((other) => other !== id && contains(id, other)),
];

/** Whether `inner` is `outer` or lies in it; false when either is unknown. */
export function contains(outer: string, inner: string): boolean {
  return isTerritory(inner) && territoryLineage(inner).includes(outer);
}

/** The territory itself, all that lies in it and all that it lies in: where what concerns it is found. */
export const relatedTerritories = (id: string): string[] =>
  territories.map((each) => each.id).filter((other) => contains(id, other) || contains(other, id));
