import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresServer } from './postgres-server.js';
import { migrateTemplate, provideTemplate } from './provide-template.js';

/** Global setup of the PostgreSQL project: one server a run, one migrated database, which every test file copies. */
export default async function setUpPostgres(project: TestProject): Promise<() => Promise<void>> {
  let server: PostgresServer | undefined;
  await provideTemplate(project, async () => {
    server = await startPostgres();
    return createTemplate(server.adminUrl);
  });
  return async () => server?.stop();
}

async function createTemplate(adminUrl: string): Promise<string> {
  const url = new URL(adminUrl);
  url.pathname = '/template_migrated';
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    await admin.query('create database template_migrated');
    await migrateTemplate(url.href);
    // A template can be copied only while nobody, autovacuum included, is connected to it.
    await admin.query('alter database template_migrated with allow_connections false');
  } finally {
    await admin.end();
  }
  return url.href;
}
