import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateTemplate, provideTemplate } from './provide-template.js';

/** Global setup of the SQLite projects: one migrated file, which every test file copies. */
export default async function setUpSqlite(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-sqlite-'));
  await provideTemplate(project, async () => {
    const url = `sqlite:${join(folder, 'template.sqlite')}`;
    await migrateTemplate(url);
    return url;
  });
  return () => rm(folder, { recursive: true, force: true });
}
