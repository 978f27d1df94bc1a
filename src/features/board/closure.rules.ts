import { closesStructure, type NewsKind } from '../../vocabulary/news-kinds.js';
import { territoryZone } from '../../vocabulary/territories.js';
import { dayThere, startOfDay } from './news-life.rules.js';
import { isEstablished } from './news-state.rules.js';
import type { NewsItem } from './news-item.entity.js';

type Told = Pick<
  NewsItem,
  'id' | 'kind' | 'state' | 'status' | 'scope' | 'hiddenAt' | 'effectiveOn' | 'publishedAt' | 'territory'
>;

/** News that a structure opens or closes for good: once it is established, the structure's page says so. */
export const movesStructure = (kind: NewsKind): boolean => closesStructure(kind) || kind === 'ouverture';

/** The day on which it happens: that on which it was told, where none is given. */
export const happensOn = ({ effectiveOn, publishedAt, territory }: Told): string =>
  effectiveOn ?? dayThere(publishedAt ?? 0, territory);

/**
 * The closure by which a structure is closed, or will be: the last of what is established about it, by the day on which
 * it happens, unless it opened later. Null where it is open.
 */
export function closureThatHolds<Item extends Told>(items: readonly Item[]): Item | null {
  const last = items.filter(stands).sort(compare).at(-1);
  return last && closesStructure(last.kind) ? last : null;
}

/**
 * On the board, established, and about the structure as a whole. A structure's page is everybody's: it says nothing of
 * what a community keeps to itself.
 */
export const stands = ({ kind, state, status, scope, hiddenAt }: Told): boolean =>
  movesStructure(kind) &&
  scope !== 'community' &&
  isEstablished(state) &&
  status === 'published' &&
  hiddenAt === null;

/**
 * Until when other news of the structure was told, for a closure to outdate it: its day, or the moment at which it was
 * told of one that was there already. What is told of a closed structure later is told knowingly.
 */
export const outdatesUntil = (closure: Told): number =>
  Math.max(startOfDay(happensOn(closure), territoryZone(closure.territory)), closure.publishedAt ?? 0);

function compare(one: Told, other: Told): number {
  const [day, otherDay] = [happensOn(one), happensOn(other)];
  if (day !== otherDay) return day < otherDay ? -1 : 1;
  return (one.publishedAt ?? 0) - (other.publishedAt ?? 0);
}
