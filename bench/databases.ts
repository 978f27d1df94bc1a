import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type PostgresServer, startPostgres } from '../test/support/postgres-server.js';
import { built } from './built.js';

export interface BenchDatabase {
  name: 'SQLite' | 'PostgreSQL';
  /** As in DATABASE_URL: migrated and empty. */
  url: string;
  drop: () => Promise<void>;
}

/** Makes databases that lose nothing at a power cut, on both sides of each comparison. */
export interface Databases {
  make: (name: BenchDatabase['name']) => Promise<BenchDatabase>;
  stop: () => Promise<void>;
}

const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

export function openDatabases(): Databases {
  let postgres: Promise<PostgresServer> | null = null;
  let made = 0;

  async function makeSqlite(): Promise<BenchDatabase> {
    const folder = await mkdtemp(join(tmpdir(), 'maillage-bench-'));
    const drop = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
    return { name: 'SQLite', url: `sqlite:${join(folder, 'maillage.sqlite')}`, drop };
  }

  async function makePostgres(): Promise<BenchDatabase> {
    postgres ??= startPostgres(DURABLE);
    const { adminUrl } = await postgres;
    const name = `bench_${(made += 1)}`;
    await administer(adminUrl, `create database ${name} template template0`);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    const drop = () => administer(adminUrl, `drop database ${name} with (force)`);
    return { name: 'PostgreSQL', url: url.href, drop };
  }

  return {
    async make(name) {
      const database = await (name === 'SQLite' ? makeSqlite() : makePostgres());
      const { migrateDatabase } = await built<typeof import('../src/platform/database/migrate.js')>(
        'platform/database/migrate.js',
      );
      await migrateDatabase(database.url);
      return database;
    },
    stop: async () => (await postgres)?.stop(),
  };
}

async function administer(adminUrl: string, statement: string): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(statement).finally(() => admin.end());
}
