import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NewsSearchEntry } from '../../src/features/board/news-search-entry.entity.js';
import { dataSourceOptions, openWriter } from '../../src/platform/database/data-source.js';
import { SearchIndex } from '../../src/platform/database/search-index.js';
import { wantedBy } from '../../src/platform/database/search-query.js';
import { backupTo } from '../../src/platform/database/sqlite-driver.js';
import { Reader } from '../../src/platform/database/transaction.js';
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
