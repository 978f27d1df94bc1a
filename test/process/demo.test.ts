import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Account } from '../../src/features/accounts/account.entity.js';
import { Rsvp } from '../../src/features/rsvps/rsvp.entity.js';
import { InstanceFact } from '../../src/platform/instance/instance-fact.entity.js';
import { allEntities } from '../support/entities.js';
import { openDatabase } from '../support/open-database.js';
import {
  createPlace,
  freePort,
  type Place,
  runCli,
  runServer,
  startServer,
} from '../support/server-process.js';

let place: Place;
let url: string;
beforeEach(() => {
  place = createPlace({ LOG_LEVEL: 'error' });
  // Nothing configured: what `npm start` has in a fresh clone.
  url = place.env['DATABASE_URL']!;
  delete place.env['DATABASE_URL'];
});
afterEach(() => place.remove());

async function counts(): Promise<{ accounts: number; rsvps: number }> {
  const open = await openDatabase(url, await allEntities());
  try {
    const { manager } = open.reader;
    return { accounts: await manager.count(Account), rsvps: await manager.count(Rsvp) };
  } finally {
    await open.close();
  }
}

describe('npm start where nothing is configured', () => {
  it('loads the demo once, says so, says how to start empty and how to enter', async () => {
    const first = await startServer(place);
    const page = await fetch(`${first.origin}/demo`);
    expect(page.status).toBe(200);
    const { stdout } = await first.end('SIGTERM');
    const { port } = new URL(first.origin);
    expect(stdout.trim().split('\n')).toEqual([
      `Maillage is at http://localhost:${port}`,
      'The demo was loaded: people, communities and meetups, all of them invented.',
      `To start empty: stop, remove ${join(place.folder, 'data', 'maillage.sqlite')}*, and start with MAILLAGE_DEMO=0`,
      `To sign in as one of the demo's people, in one click: http://localhost:${port}/demo`,
      `To sign in as yourself: give any address at http://localhost:${port}/sign-in,`,
      `then read the mail at http://localhost:${port}/mailbox`,
    ]);
    const loaded = await counts();

    const again = await startServer(place);
    expect((await again.end('SIGTERM')).stdout).not.toContain('was loaded');
    expect(await counts()).toEqual(loaded);
  });

  it('starts empty with MAILLAGE_DEMO=0, and stays so', async () => {
    const first = await startServer({ ...place, env: { ...place.env, MAILLAGE_DEMO: '0' } });
    expect((await fetch(`${first.origin}/demo`)).status).toBe(404);
    expect((await first.end('SIGTERM')).stdout).not.toContain('demo');
    expect(await counts()).toEqual({ accounts: 0, rsvps: 0 });
  });

  it('loads all of it after a load that was killed', async () => {
    const port = String(await freePort());
    const killed = runServer({ ...place, env: { ...place.env, PORT: port } });
    await vi.waitFor(async () => expect((await counts()).rsvps).toBeGreaterThan(0), {
      timeout: 20_000,
      interval: 20,
    });
    for (const child of place.children) child.kill('SIGKILL');
    await killed;
    const half = await counts();
    const again = await startServer(place);
    expect((await again.end('SIGTERM')).stdout).toContain('The demo was loaded');
    expect((await counts()).rsvps).toBeGreaterThan(half.rsvps);
    const open = await openDatabase(url, await allEntities());
    expect((await open.reader.manager.findOneByOrFail(InstanceFact, { name: 'demo' })).value).toContain(
      'loaded',
    );
    await open.close();
  });
});

describe('maillage demo', () => {
  it('loads, resets, and refuses all else with a line', async () => {
    expect(await runCli(place, 'demo', '--reset')).toMatchObject({
      code: 1,
      stderr: 'There is no demo to reset: the database is empty. To load it: maillage demo\n',
    });
    expect(await runCli(place, 'demo')).toMatchObject({ code: 0, stderr: '' });
    const loaded = await counts();
    expect(await runCli(place, 'demo')).toMatchObject({
      code: 1,
      stderr: 'The demo is loaded already. To begin again with it: maillage demo --reset\n',
    });
    expect(await runCli(place, 'demo', '--reset')).toMatchObject({ code: 0, stderr: '' });
    expect(await counts()).toEqual(loaded);
    const production = {
      NODE_ENV: 'production',
      SMTP_URL: 'smtp://127.0.0.1',
      MAIL_FROM: '<a@asso.example>',
    };
    expect(await runCli({ ...place, env: { ...place.env, ...production } }, 'demo', '--reset')).toMatchObject(
      {
        code: 1,
        stderr: 'The demo is not for production (NODE_ENV): nothing was changed.\n',
      },
    );
  });

  it('touches neither what is served nor what holds anything else', async () => {
    const server = await startServer({ ...place, env: { ...place.env, MAILLAGE_DEMO: '0' } });
    expect((await runCli(place, 'demo')).stderr).toContain('Another process already serves');
    const body = new URLSearchParams({ email: 'maelle@asso.example' });
    await fetch(`${server.origin}/sign-in`, { method: 'POST', body });
    await server.end('SIGTERM');
    for (const args of [['demo'], ['demo', '--reset']]) {
      const { code, stderr } = await runCli(place, ...args);
      expect([code, stderr]).toEqual([1, expect.stringContaining('it is not touched')]);
    }
  });
});
