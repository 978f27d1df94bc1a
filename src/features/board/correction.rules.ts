import { dayThere, expiresOn } from './news-life.rules.js';
import type { NewsItem } from './news-item.entity.js';

/** What colleagues vouch for, beside the words. */
const FACTS = [
  'kind',
  'territory',
  'structureId',
  'effectiveOn',
  'endsOn',
  'deadlineOn',
  'newAddress',
  'acronym',
] as const satisfies readonly (keyof NewsItem)[];

const DATES = ['kind', 'effectiveOn', 'endsOn', 'deadlineOn'] as const satisfies readonly (keyof NewsItem)[];

export const isCorrection = (before: NewsItem, after: NewsItem): boolean =>
  before.correctedAt !== after.correctedAt;

/** Whoever vouched for it vouched for something else: a correction, or another date, place or structure. */
export const saysOtherwise = (before: NewsItem, after: NewsItem): boolean =>
  isCorrection(before, after) || FACTS.some((fact) => before[fact] !== after[fact]);

/** Counted again where its dates changed; otherwise what colleagues prolonged stays prolonged. */
export function lastDayAfter(before: NewsItem, after: NewsItem): string {
  const isKept = DATES.every((date) => before[date] === after[date]);
  if (isKept && before.expiresOn !== null) return before.expiresOn;
  return expiresOn(after, dayThere(after.publishedAt ?? after.updatedAt, after.territory));
}
