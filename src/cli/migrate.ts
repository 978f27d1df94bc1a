import { loadSettings } from '../platform/config/load-settings.js';
import { migrateDatabase } from '../platform/database/migrate.js';

export async function migrate(): Promise<void> {
  const run = await migrateDatabase(loadSettings().databaseUrl);
  process.stdout.write(run.length ? `Migrated: ${run.join(', ')}\n` : 'The schema is up to date.\n');
}
