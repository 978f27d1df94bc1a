import { Injectable } from '@nestjs/common';
import { factTerm, placedTerm } from '../../platform/database/search-query.js';
import { termsOf } from '../../platform/database/search-terms.js';
import type { Tx } from '../../platform/database/transaction.js';
import { territoryName } from '../../vocabulary/territories.js';
import type { NewsItem } from './news-item.entity.js';
import { NewsSearchStore } from './news-search.store.js';

/** Keeps what is found by words in step with the items, in the transaction that changes them. */
@Injectable()
export class NewsSearch {
  constructor(private readonly store: NewsSearchStore) {}

  /** Once it is published, and again at each change of it or of its structure's name; a draft is not found. */
  async indexIn(tx: Tx, item: NewsItem, structureName: string | null): Promise<void> {
    const { id, publishedAt } = item;
    if (publishedAt !== null) await this.store.put(tx, { id, publishedAt }, newsTerms(item, structureName));
  }

  async removeIn(tx: Tx, newsId: string): Promise<void> {
    await this.store.remove(tx, newsId);
  }
}

/** Also its kind's words and its territory's name; and as facts what a search is narrowed to most often. */
export function newsTerms(item: NewsItem, structureName: string | null): string[] {
  const titled = termsOf(item.title);
  const named = termsOf(structureName ?? '');
  const said = [item.text, item.alternative, item.newAddress, item.acronym, item.sourceText];
  const around = [item.kind.replaceAll('-', ' '), territoryName(item.territory)];
  return [
    ...new Set([
      ...titled.map((term) => placedTerm('title', term)),
      ...named.map((term) => placedTerm('name', term)),
      ...titled,
      ...named,
      ...termsOf([...said, ...around].filter((text) => text !== null).join('\n')),
      factTerm('territory', item.territory),
      factTerm('kind', item.kind),
    ]),
  ];
}
