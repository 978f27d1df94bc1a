import { createApplication, createContext } from './application.js';
import { welcome } from './cli/welcome.js';
import { prepareDemo } from './demo/prepare-demo.js';
import { SystemClock } from './kernel/clock.js';
import { loadSettings } from './platform/config/load-settings.js';
import { type Settings, SettingsError } from './platform/config/settings.js';
import { parseDatabaseUrl } from './platform/database/database-url.js';
import { migrateDatabase } from './platform/database/migrate.js';
import { DatabaseInUseError, holdDatabase } from './platform/database/process-lock.js';

/** Serves until it is told to stop; a mistake that its reader can mend is said in a line, and ends with 1. */
export async function serve(override: Partial<Settings> = {}): Promise<void> {
  try {
    await start({ ...loadSettings(), ...override });
  } catch (error) {
    const lines = readable(error);
    if (!lines) throw error;
    process.stderr.write(`Maillage cannot start:\n${lines.map((line) => `  ${line}\n`).join('')}`);
    process.exitCode = 1;
  }
}

async function start(settings: Settings): Promise<void> {
  const target = parseDatabaseUrl(settings.databaseUrl);
  if (target.dialect === 'sqlite') await holdDatabase(target.file);
  await migrateDatabase(settings.databaseUrl);
  const clock = new SystemClock();
  const preparation = await prepareDemo(settings, { open: createContext, now: clock.now() });
  const app = await createApplication(settings, clock);
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
  if (settings.role === 'worker') {
    await app.init();
    process.stdout.write('Maillage: the worker is running.\n');
    return;
  }
  try {
    await app.listen(settings.port, settings.host);
  } catch (error) {
    // The worker began before the port was asked for, and would go on without it.
    await app.close();
    throw error;
  }
  process.stdout.write(welcome(settings, preparation));
}

function readable(error: unknown): string[] | null {
  if (error instanceof SettingsError) return error.lines;
  if (error instanceof DatabaseInUseError) return [error.message];
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return [`PORT: ${port ?? 'it'} is taken by another program; set another PORT`];
  if (code === 'ECONNREFUSED') return ['DATABASE_URL: nothing answers there; is PostgreSQL running?'];
  return null;
}
