import { NewsItem } from '../../src/features/board/news-item.entity.js';
import { NewsSearch } from '../../src/features/board/news-search.service.js';
import { NewsTheme } from '../../src/features/board/news-theme.entity.js';
import { DAY } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { Theme } from '../../src/vocabulary/themes.js';
import type { TestApp } from './app.js';

export type GivenNews = Partial<NewsItem> & { structureName?: string; themes?: Theme[] };

let told = 0;

/** Items as they stand, whatever made them so: published in the order given, and found by their words. */
export async function insertNews(app: TestApp, given: readonly GivenNews[]): Promise<NewsItem[]> {
  const items = given.map((each) => newsRow(app, each));
  await app.get(UnitOfWork).run(async (tx) => {
    for (const [index, item] of items.entries()) {
      const { structureName = null, themes = [] } = given[index]!;
      await tx.manager.insert(NewsItem, item);
      for (const theme of themes) await tx.manager.insert(NewsTheme, { newsId: item.id, theme });
      await app.get(NewsSearch).indexIn(tx, item, structureName);
    }
  });
  return items;
}

function newsRow(app: TestApp, { structureName: _, themes: __, ...fields }: GivenNews): NewsItem {
  told += 1;
  const at = app.clock.now() - DAY + told;
  return Object.assign(new NewsItem(), {
    id: newId(),
    kind: 'horaires',
    title: `Nouvelle ${told}`,
    text: '',
    territory: 'FR-29',
    structureId: null,
    effectiveOn: null,
    endsOn: null,
    deadlineOn: null,
    sourceText: null,
    sourceUrl: null,
    alternative: null,
    newAddress: null,
    acronym: null,
    scope: 'public',
    communityId: null,
    authorId: null,
    associationId: null,
    status: 'published',
    state: 'unverified',
    supersedesId: null,
    expiresOn: '2027-12-31',
    expiresAt: app.clock.now() + 90 * DAY,
    askedAt: null,
    hiddenAt: null,
    correctedAt: null,
    revision: 1,
    createdAt: at,
    publishedAt: at,
    updatedAt: at,
    ...fields,
  } satisfies Partial<NewsItem>);
}
