import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NewsSearchEntry } from '../../src/features/board/news-search-entry.entity.js';
import { dataSourceOptions, openWriter } from '../../src/platform/database/data-source.js';
import { migrationsFor } from '../../src/platform/database/migrations/migrations.js';
import { SearchIndex } from '../../src/platform/database/search-index.js';
import { wantedBy } from '../../src/platform/database/search-query.js';
import { termsOf } from '../../src/platform/database/search-terms.js';
import { backupTo } from '../../src/platform/database/sqlite-driver.js';
import { Reader } from '../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { isEmpty, removeAll } from '../../src/platform/instance/instance-content.js';
import { startApp, type TestApp } from '../support/app.js';
import { insertNews } from '../support/news-rows.js';

const WANTED = wantedBy('palimpseste', 'anywhere')!;

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const found = (source: DataSource) =>
  new SearchIndex('news_search').find(new Reader([source]), WANTED, { limit: 10 });

it('is nothing in an empty database, follows what is there into a copy, and goes with all the rest', async () => {
  const source = app.get(DataSource);
  expect(await isEmpty(source)).toBe(true);
  await insertNews(app, [{ title: 'Palimpseste' }, { title: 'Autre' }]);
  expect(await isEmpty(source)).toBe(false);
  expect(await found(source)).toHaveLength(1);
  if (source.options.type === 'sqlite') expect(await foundInBackup(source)).toHaveLength(1);
  await removeAll(source, () => Promise.resolve());
  expect(await found(source)).toEqual([]);
  expect(await source.manager.count(NewsSearchEntry)).toBe(0);
  expect(await isEmpty(source)).toBe(true);
  await insertNews(app, [{ title: 'Palimpseste' }]);
  expect(await found(source)).toHaveLength(1);
});

it('keeps what is found when its beginnings are indexed, and when they no longer are', async () => {
  const source = app.get(DataSource);
  await insertNews(app, [{ title: 'Polysémie' }, { title: 'Autre' }]);
  const [migration] = migrationsFor(source.options.type === 'sqlite' ? 'sqlite' : 'postgres')
    .map((Migration) => new Migration())
    .filter(({ name }) => name?.startsWith('SearchBeginnings'));
  const beginning = wantedBy('polysé', 'beginning')!;
  const index = new SearchIndex('news_search');
  for (const way of ['down', 'up'] as const) {
    await app.get(UnitOfWork).run(({ manager }) => migration![way](manager.queryRunner!));
    const hits = await index.find(new Reader([source]), beginning, { limit: 10 });
    expect(hits).toHaveLength(1);
    await app.get(UnitOfWork).run((tx) => index.remove(tx, hits[0]!.id));
    expect(await index.find(new Reader([source]), beginning, { limit: 10 })).toEqual([]);
    await app.get(UnitOfWork).run((tx) => index.insert(tx, hits[0]!, termsOf('Polysémie')));
  }
});

async function foundInBackup(source: DataSource) {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-backup-'));
  const file = join(folder, 'copy.sqlite');
  await backupTo(source, file);
  const copy = await openWriter(dataSourceOptions(`sqlite:${file}`));
  try {
    return await found(copy);
  } finally {
    await copy.destroy();
    await rm(folder, { recursive: true });
  }
}
