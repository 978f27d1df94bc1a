import type { TestProject } from 'vitest/node';
import './test-database.js';

/** A setup that throws would end the run of all projects: here only the tests that need the database fail. */
export async function provideTemplate(project: TestProject, create: () => Promise<string>): Promise<void> {
  try {
    project.provide('databaseTemplate', { url: await create() });
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    project.provide('databaseTemplate', { error: `The test database could not be made:\n${reason}` });
  }
}

export async function migrateTemplate(url: string): Promise<void> {
  // Loaded here, not above: code that does not even load must not end the run either.
  const { migrateDatabase } = await import('../../src/platform/database/migrate.js');
  await migrateDatabase(url);
}
