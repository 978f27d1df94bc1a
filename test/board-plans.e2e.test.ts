import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewsListInput } from '../src/features/board/news-list.input.js';
import { NewsList } from '../src/features/board/news-list.service.js';
import { newId } from '../src/kernel/ids.js';
import type { Viewer } from '../src/kernel/viewer.js';
import { startApp, type TestApp } from './support/app.js';
import { buildMember } from './support/builders.js';
import { insertNews } from './support/news-rows.js';
import { plansOf } from './support/query-plan.js';

const STRUCTURE = newId();

/** By their days, whether or not the scope narrows them first: the first that fit are the answer. */
const IN_ORDER = /USING INDEX news_items_(published|scope)/;

/** What each question reads, on SQLite and on PostgreSQL. */
const questions: [asked: Partial<NewsListInput>, sqlite: RegExp, postgres: RegExp][] = [
  [{}, IN_ORDER, /news_items_(published|scope)/],
  [{ territory: 'FR-29' }, IN_ORDER, /news_items_(published|scope)/],
  [{ kind: 'horaires', when: 'past' }, IN_ORDER, /news_items_(published|scope)/],
  [{ structure: STRUCTURE }, /SEARCH item USING INDEX news_items_structure/, /news_items_structure/],
  [
    { q: 'palimpseste' },
    /news_search_terms VIRTUAL TABLE INDEX.*SEARCH item USING INDEX sqlite_autoindex_news_items_1/s,
    /(news_search_terms|news_search_position).*news_items_pkey/s,
  ],
];

let app: TestApp;
let colleague: Viewer;

beforeAll(async () => {
  app = await startApp();
  colleague = await buildMember(app);
  const past = { expiresAt: app.clock.now() };
  await insertNews(
    app,
    Array.from({ length: 300 }, (_, index) => ({
      title: index % 50 ? `Nouvelle ${index}` : 'Palimpseste',
      ...(index % 2 ? past : {}),
    })),
  );
  if (app.settings.databaseUrl.startsWith('postgres')) await app.get(DataSource).query('analyze');
});
afterAll(() => app.close());

describe.each(['a stranger', 'a colleague'])('for %s', (who) => {
  const viewer = () => (who === 'a colleague' ? colleague : null);

  it.each(questions)('a list of news finds %j by an index, in order', async (asked, sqlite, postgres) => {
    const isSqlite = app.settings.databaseUrl.startsWith('sqlite:');
    const plans = await plansOf(app, () => app.get(NewsList).items(viewer(), { ...asked, limit: 5 }));
    expect(plans).toMatch(isSqlite ? sqlite : postgres);
    expect(plans).not.toMatch(/USE TEMP B-TREE FOR ORDER BY/);
  });

  it('what is said of the items that are found reads no others', async () => {
    const plans = await plansOf(app, () => app.get(NewsList).list(viewer(), { q: 'palimpseste', limit: 5 }));
    expect(plans).not.toMatch(/SCAN item|SEARCH item USING INDEX news_items_(scope|published)/);
  });
});
