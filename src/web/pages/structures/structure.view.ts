import type { Structure } from '../../../features/structures/structure.entity.js';
import type { StructureView } from '../../../features/structures/structure.service.js';
import { structureTypeLabel } from '../../../vocabulary/structure-types.js';
import { territoryLabel } from '../../../vocabulary/territories.js';
import { closingSaying } from '../../views/news-dates.view.js';

export const structurePath = (id: string): string => `/structures/${id}`;

export interface ForReader {
  locale: string;
  now: number;
}

/** One of a list. */
export const structureLine = (
  { id, name, type, town, territory, closedOn }: Structure,
  { locale, now }: ForReader,
) => ({
  id,
  path: structurePath(id),
  name,
  type: structureTypeLabel(type, locale),
  place: [town, territoryLabel(territory)].filter((part) => part !== null).join(' · '),
  closing: closedOn === null ? [] : [closingSaying(closedOn, territory, now)],
});

/** On its own page. */
export function structurePage({ structure, runBy, can }: StructureView, reader: ForReader) {
  const { address, phone, email, website } = structure;
  return {
    ...structureLine(structure, reader),
    address,
    phone,
    email,
    website: website === null ? null : { url: website, label: new URL(website).hostname },
    runBy: runBy && { name: runBy.name, path: `/associations/${runBy.id}` },
    can,
  };
}
