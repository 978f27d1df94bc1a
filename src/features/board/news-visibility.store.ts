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
export function andVisibleTo(
  query: SelectQueryBuilder<NewsItem>,
  { accountId, isColleague }: NewsReader,
): SelectQueryBuilder<NewsItem> {
  const communities = query
    .subQuery()
    .select('reading.communityId')
    .from(Membership, 'reading')
    .where("reading.accountId = :readerId and reading.status = 'active'");
  const open = isColleague ? "item.scope in ('public', 'instance')" : "item.scope = 'public'";
  const kept = `(item.scope = 'community' and item.communityId in ${communities.getQuery()})`;
  return query
    .andWhere("item.status = 'published' and item.hiddenAt is null")
    .andWhere(accountId === null ? open : `(${open} or ${kept})`)
    .setParameter('readerId', accountId ?? NOBODY);
}
