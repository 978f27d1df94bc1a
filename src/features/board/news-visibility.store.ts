import type { SelectQueryBuilder } from 'typeorm';
import { NOBODY } from '../../kernel/ids.js';
import { Membership } from '../communities/membership.entity.js';
import type { NewsItem } from './news-item.entity.js';

export interface NewsReader {
  /** Null for a stranger. */
  accountId: string | null;
  isColleague: boolean;
}

/** Adds to a query over `item` what somebody finds on the board: published, not hidden, and in a scope of theirs. */
export const andVisibleTo = (
  query: SelectQueryBuilder<NewsItem>,
  reader: NewsReader,
): SelectQueryBuilder<NewsItem> => query.andWhere(visible(query, 'item', reader));

/** The same, as the condition of an item by its alias. */
export function visible(
  query: SelectQueryBuilder<NewsItem>,
  item: string,
  { accountId, isColleague }: NewsReader,
): string {
  const communities = query
    .subQuery()
    .select('reading.communityId')
    .from(Membership, 'reading')
    .where("reading.accountId = :readerId and reading.status = 'active'");
  query.setParameter('readerId', accountId ?? NOBODY);
  const open = isColleague ? `${item}.scope in ('public', 'instance')` : `${item}.scope = 'public'`;
  const kept = `(${item}.scope = 'community' and ${item}.communityId in ${communities.getQuery()})`;
  const inScope = accountId === null ? open : `(${open} or ${kept})`;
  return `${item}.status = 'published' and ${item}.hiddenAt is null and ${inScope}`;
}
