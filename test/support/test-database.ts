import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

/** `url` is `sqlite:/abs/path` or `postgres://…`. */
export type DatabaseTemplate = { url: string } | { error: string };

declare module 'vitest' {
  export interface ProvidedContext {
    /** The migrated database of this run and project, or why there is none. */
    databaseTemplate: DatabaseTemplate;
  }
}

export interface TestDatabase {
  /** As in DATABASE_URL. */
  url: string;
  /** Close every connection first: on SQLite, an open file stays locked on some systems. */
  drop(): Promise<void>;
}

type Content = 'migrated' | 'empty';

/** A database of one's own in the dialect of the running project, by default a copy of the migrated template. */
export async function createTestDatabase(content: Content = 'migrated'): Promise<TestDatabase> {
  const template = inject('databaseTemplate');
  if ('error' in template) throw new Error(template.error);
  return template.url.startsWith('sqlite:')
    ? createSqlite(template.url.slice('sqlite:'.length), content)
    : createPostgres(new URL(template.url), content);
}

async function createSqlite(template: string, content: Content): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-test-'));
  const file = join(folder, 'maillage.sqlite');
  if (content === 'migrated') await copyFile(template, file, constants.COPYFILE_FICLONE);
  return { url: `sqlite:${file}`, drop: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

async function createPostgres(template: URL, content: Content): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const source = content === 'migrated' ? template.pathname.slice(1) : 'template0';
  await administer(template, `create database ${name} template ${source}`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(template, `drop database ${name} with (force)`) };
}

async function administer(template: URL, statement: string): Promise<void> {
  const url = new URL(template);
  url.pathname = '/postgres';
  const admin = new pg.Client(url.href);
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
