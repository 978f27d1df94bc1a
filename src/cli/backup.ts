import { existsSync } from 'node:fs';
import { loadSettings } from '../platform/config/load-settings.js';
import { dataSourceOptions, openWriter } from '../platform/database/data-source.js';
import { parseDatabaseUrl } from '../platform/database/database-url.js';
import { backupTo } from '../platform/database/sqlite-driver.js';

export async function backup(file: string): Promise<void> {
  const { databaseUrl } = loadSettings();
  if (parseDatabaseUrl(databaseUrl).dialect !== 'sqlite')
    throw new Error('With PostgreSQL, back up with pg_dump: it is made for it.');
  if (existsSync(file)) throw new Error(`${file} exists already: give another name.`);
  const dataSource = await openWriter(dataSourceOptions(databaseUrl));
  try {
    await backupTo(dataSource, file);
  } finally {
    await dataSource.destroy();
  }
  process.stdout.write(`Saved in ${file}. Keep data/secret with it: mailed links are made with it.\n`);
}
