import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContext } from '../src/application.js';
import type { DemoState } from '../src/demo/demo-database.js';
import type { OpenContext } from '../src/demo/load-demo.js';
import { loadDemoAfresh, prepareDemo } from '../src/demo/prepare-demo.js';
import { Account } from '../src/features/accounts/account.entity.js';
import { Event } from '../src/features/events/event.entity.js';
import { Clock, DAY } from '../src/kernel/clock.js';
import { readSettings, type Settings, SettingsError } from '../src/platform/config/settings.js';
import { allEntities } from './support/entities.js';
import { A_MONDAY } from './support/fake-clock.js';
import { type OpenDatabase, openDatabase } from './support/open-database.js';
import { createTestDatabase, type TestDatabase } from './support/test-database.js';

/** As if the process had been killed in the middle of the story. */
class BreakingClock extends Clock {
  constructor(
    private readonly walking: Clock,
    private readonly until: number,
  ) {
    super();
  }

  now(): number {
    const now = this.walking.now();
    if (now > this.until) throw new Error('interrupted');
    return now;
  }
}

const interrupted: OpenContext = (settings, clock) =>
  createContext(settings, new BreakingClock(clock, A_MONDAY - 10 * DAY));

let database: TestDatabase;
let open: OpenDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  open = await openDatabase(database.url, await allEntities());
});
afterEach(async () => {
  await open.close();
  await database.drop();
});

const settingsWith = (demo: Settings['demo']): Settings => ({
  ...readSettings({ DATABASE_URL: database.url, SECRET: 's'.repeat(32), LOG_LEVEL: 'error' }, () => ''),
  demo,
});

const start = (demo: Settings['demo'], opened: OpenContext = createContext) =>
  prepareDemo(settingsWith(demo), { open: opened, now: A_MONDAY });

const afresh = (over: DemoState[]) =>
  loadDemoAfresh(settingsWith('off'), { open: createContext, now: A_MONDAY, over });

const counts = async (): Promise<[accounts: number, events: number]> => [
  await open.reader.manager.count(Account),
  await open.reader.manager.count(Event),
];

const somebodySignsUp = () =>
  open.writer.manager.insert(Account, {
    id: '0199d0a4-0000-7000-8000-000000000001',
    email: 'maelle@asso.example',
    state: 'active',
    displayName: 'Maëlle',
    profession: null,
    territory: null,
    timeZone: 'Europe/Paris',
    locale: 'fr-FR',
    isAdmin: false,
    revision: 1,
    createdAt: A_MONDAY,
    seenAt: A_MONDAY,
  });

// Each of these tests loads the demo, some of them twice: seconds on a busy machine.
const LONG = { timeout: 60_000 };

describe('a start', LONG, () => {
  it('on an empty database stays empty where the demo is not wanted', async () => {
    expect(await start('off')).toBe('empty');
    expect(await counts()).toEqual([0, 0]);
  });

  it.each(['on', 'unsaid'] as const)('loads once, however often it starts (%s)', async (demo) => {
    expect(await start(demo)).toBe('loaded');
    const loaded = await counts();
    expect(await start(demo)).toBe('kept');
    expect(await start('off')).toBe('kept');
    expect(await counts()).toEqual(loaded);
  });

  it.each(['on', 'unsaid'] as const)('never touches what holds anything else (%s)', async (demo) => {
    await somebodySignsUp();
    expect(await start(demo)).toBe('occupied');
    expect(await counts()).toEqual([1, 0]);
  });

  it('finishes what another start was killed in', async () => {
    await expect(start('on', interrupted)).rejects.toThrow('interrupted');
    expect((await counts())[0]).toBeGreaterThan(0);
    const refusal = await start('off').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SettingsError);
    expect((refusal as SettingsError).lines).toEqual([
      expect.stringMatching(/^MAILLAGE_DEMO: .*interrupted/),
    ]);
    expect(await start('unsaid')).toBe('loaded');
    const loaded = await counts();
    expect(await start('on')).toBe('kept');
    expect(await counts()).toEqual(loaded);
  });

  it('waits for another that is loading (of a SQLite file there is no other)', async () => {
    const starts = open.dialect === 'postgres' ? [start('on'), start('on')] : [start('on')];
    const loading = (await Promise.all(starts)).filter((preparation) => preparation === 'loaded');
    expect(loading).toHaveLength(1);
  });
});

describe('loading by command', LONG, () => {
  it('takes an empty database alone', async () => {
    expect(await afresh(['empty'])).toBeNull();
    expect(await afresh(['empty'])).toBe('loaded');
  });

  it('resets a demo, and all that was added to it', async () => {
    await afresh(['empty']);
    const loaded = await counts();
    await somebodySignsUp();
    expect(await afresh(['loaded', 'loading'])).toBeNull();
    expect(await counts()).toEqual(loaded);
  });

  it('resets nothing else', async () => {
    expect(await afresh(['loaded', 'loading'])).toBe('empty');
    await somebodySignsUp();
    expect(await afresh(['loaded', 'loading'])).toBe('occupied');
    expect(await counts()).toEqual([1, 0]);
  });
});
