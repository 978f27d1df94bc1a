import { conflict } from '../../kernel/domain-error.js';
import { contains } from '../../vocabulary/territories.js';
import type { NewsItem } from './news-item.entity.js';

type Replacing = Pick<NewsItem, 'structureId' | 'territory' | 'scope' | 'communityId'>;

/**
 * What may take the place of another item: news of the same structure, or of a place that is the other's or around it,
 * for at least the same readers.
 * @throws DomainError already-replaced, replaces-elsewhere, replaces-for-fewer
 */
export function checkReplaces(newer: Replacing, older: Replacing, isReplaced: boolean): void {
  if (isReplaced) throw conflict('already-replaced');
  if (!isOfSamePlace(newer, older)) throw conflict('replaces-elsewhere');
  if (!reachesReadersOf(newer, older)) throw conflict('replaces-for-fewer');
}

function isOfSamePlace(newer: Replacing, older: Replacing): boolean {
  if (newer.structureId !== null && newer.structureId === older.structureId) return true;
  return contains(newer.territory, older.territory) || contains(older.territory, newer.territory);
}

function reachesReadersOf(newer: Replacing, older: Replacing): boolean {
  if (newer.scope === 'public') return true;
  if (newer.scope === 'instance') return older.scope !== 'public';
  return older.scope === 'community' && older.communityId === newer.communityId;
}
