import { createContext } from '../application.js';
import type { DemoState } from '../demo/demo-database.js';
import { loadDemoAfresh } from '../demo/prepare-demo.js';
import { SystemClock } from '../kernel/clock.js';
import { loadSettings } from '../platform/config/load-settings.js';
import { parseDatabaseUrl } from '../platform/database/database-url.js';
import { migrateDatabase } from '../platform/database/migrate.js';
import { holdDatabase } from '../platform/database/process-lock.js';

const REFUSALS: Record<'load' | 'reset', Partial<Record<DemoState, string>>> = {
  load: {
    loaded: 'The demo is loaded already. To begin again with it: maillage demo --reset',
    loading: 'A load of the demo was interrupted. To load it again: maillage demo --reset',
    occupied: 'The database holds something already: it is not touched. Give an empty one (DATABASE_URL).',
  },
  reset: {
    empty: 'There is no demo to reset: the database is empty. To load it: maillage demo',
    occupied: 'The database holds something else than the demo: it is not touched.',
  },
};

/** Loads the demo into an empty database; with `reset`, instead of a demo that was loaded before. */
export async function demo({ reset = false }: { reset?: boolean }): Promise<void> {
  const settings = loadSettings();
  if (settings.production) throw new Error('The demo is not for production (NODE_ENV): nothing was changed.');
  const target = parseDatabaseUrl(settings.databaseUrl);
  const release = target.dialect === 'sqlite' ? await holdDatabase(target.file) : null;
  try {
    await migrateDatabase(settings.databaseUrl);
    const now = new SystemClock().now();
    const over: DemoState[] = reset ? ['loaded', 'loading'] : ['empty'];
    const refused = await loadDemoAfresh(settings, { open: createContext, now, over });
    if (refused) throw new Error(REFUSALS[reset ? 'reset' : 'load'][refused] ?? refused);
    process.stdout.write('The demo is loaded. In local mode, sign in as one of its people at /demo\n');
  } finally {
    release?.();
  }
}
