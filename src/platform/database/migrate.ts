import { alone } from './alone.js';
import { dataSourceOptions, openWriter } from './data-source.js';

const MIGRATION_LOCK = 7_226_174;

/**
 * Brings a database to the current schema, making it first when it is a new SQLite file. Several processes may
 * start at once on PostgreSQL: one migrates, the others wait.
 * @returns the names of the migrations run now
 */
export async function migrateDatabase(url: string): Promise<string[]> {
  const dataSource = await openWriter(dataSourceOptions(url));
  try {
    return await alone(dataSource, MIGRATION_LOCK, async () =>
      (await dataSource.runMigrations()).map((migration) => migration.name),
    );
  } finally {
    await dataSource.destroy();
  }
}
