import { missingFields } from '../../../features/board/news-fields.rules.js';
import type { SeenNews } from '../../../features/board/news-reading.service.js';
import { territoryLabel } from '../../../vocabulary/territories.js';

/** A draft in its list, with what it misses to be published. */
export const draftLine = ({ item, structure }: SeenNews) => ({
  id: item.id,
  path: `/news/${item.id}`,
  kind: item.kind,
  title: item.title,
  structure: structure && structure.name,
  territory: territoryLabel(item.territory),
  changedAt: item.updatedAt,
  missing: missingFields(item).map((field) => (field === 'structureId' ? 'structure' : field)),
});
