import { type Settings, SettingsError } from '../platform/config/settings.js';
import { DemoDatabase, type DemoState } from './demo-database.js';
import type { OpenContext } from './load-demo.js';

interface Loading {
  open: OpenContext;
  now: number;
}

/** What a start finds or does: `kept` from an earlier load. */
export type Preparation = 'loaded' | 'kept' | 'occupied' | 'empty';

const INTERRUPTED =
  'MAILLAGE_DEMO: an earlier load of the demo was interrupted; start with 1 to load it again, or remove the database to start empty';

/**
 * Before a process serves: loads the demo where that is wanted and the database is empty, and again where a
 * load was interrupted. What holds anything else is never touched.
 * @throws SettingsError for half a demo where none is wanted
 */
export function prepareDemo(settings: Settings, { open, now }: Loading): Promise<Preparation> {
  return DemoDatabase.use(settings.databaseUrl, async (database) => {
    const state = await database.state();
    if (state === 'loaded') return 'kept';
    if (state === 'occupied') return 'occupied';
    if (settings.demo === 'off') {
      if (state === 'loading') throw new SettingsError([INTERRUPTED]);
      return 'empty';
    }
    await load(database, settings, { open, now });
    return 'loaded';
  });
}

/** @returns what the database held that it was not loaded into; null once it is loaded */
export function loadDemoAfresh(
  settings: Settings,
  { open, now, over }: Loading & { over: readonly DemoState[] },
): Promise<DemoState | null> {
  return DemoDatabase.use(settings.databaseUrl, async (database) => {
    const state = await database.state();
    if (!over.includes(state)) return state;
    await load(database, settings, { open, now });
    return null;
  });
}

/** Every start but the first does without the demo's content and who tells it. */
async function load(database: DemoDatabase, settings: Settings, { open, now }: Loading): Promise<void> {
  const { loadDemo } = await import('./load-demo.js');
  await database.clear();
  await loadDemo(settings, open, now);
}
