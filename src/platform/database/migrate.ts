import { dataSourceOptions, openWriter } from './data-source.js';

// Any number that no other program on the same database uses for its advisory locks.
const MIGRATION_LOCK = 7_226_174;

/**
 * Brings a database to the current schema, making it first when it is a new SQLite file. Several processes may
 * start at once on PostgreSQL: one migrates, the others wait.
 * @returns the names of the migrations run now
 */
export async function migrateDatabase(url: string): Promise<string[]> {
  const dataSource = await openWriter(dataSourceOptions(url));
  try {
    if (dataSource.options.type === 'sqlite')
      return (await dataSource.runMigrations()).map((migration) => migration.name);
    const holder = dataSource.createQueryRunner();
    try {
      await holder.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      return (await dataSource.runMigrations()).map((migration) => migration.name);
    } finally {
      await holder.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await holder.release();
    }
  } finally {
    await dataSource.destroy();
  }
}
