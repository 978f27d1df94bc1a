import { ConsoleLogger, Logger } from '@nestjs/common';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { HOUR, SECOND } from '../../src/kernel/clock.js';
import { factKind } from '../../src/platform/outbox/fact-kind.js';
import { A_MONDAY, FakeClock } from '../support/fake-clock.js';
import { gate } from '../support/gate.js';
import { openDatabase } from '../support/open-database.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { openWorkshop, type Workshop } from '../support/workshop.js';

const happened = factKind('test.happened', z.object({ id: z.string() }));

const clock = new FakeClock();
let database: TestDatabase;
let shops: Workshop[];
/** How often each row was worked on. */
let runs: Map<string, number>;

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await createTestDatabase();
});

beforeEach(() => {
  clock.set(A_MONDAY);
  shops = [];
  runs = new Map();
});

afterEach(async () => {
  for (const shop of shops) {
    await shop.worker.stop();
    await shop.close();
  }
});

afterAll(async () => {
  Logger.overrideLogger(new ConsoleLogger());
  await database.drop();
});

/** A process, whose handler counts its runs, then waits for `until`. The first one finds an empty outbox. */
async function openShop(until: (id: string) => Promise<void> = () => Promise.resolve()): Promise<Workshop> {
  const shop = await openWorkshop(database.url, clock);
  if (!shops.length) await shop.writer.query('delete from outbox');
  shops.push(shop);
  shop.outbox.subscribe(happened, 'tests', async ({ id }) => {
    runs.set(id, (runs.get(id) ?? 0) + 1);
    await until(id);
  });
  return shop;
}

const publish = (shop: Workshop, ...ids: string[]) =>
  shop.unitOfWork.run((tx) =>
    shop.outbox.publishAll(
      tx,
      happened,
      ids.map((id) => ({ payload: { id }, key: id })),
    ),
  );

/** As a worker that dies before it does anything. */
const claimAndDie = (shop: Workshop, until: number) =>
  shop.unitOfWork.run((tx) => shop.store.claim(tx, { owner: 'dead', until }, clock.now(), 20));

const states = async (shop: Workshop) => (await shop.rows()).map(({ state }) => state);
const someRows = (count: number) => Array.from({ length: count }, (_, index) => `row ${index}`);
const onceEach = (ids: string[]) => new Map(ids.map((id) => [id, 1]));

describe('a lease', () => {
  it('keeps a row from others for fifteen seconds; then a dead worker’s comes back', async () => {
    const shop = await openShop();
    await publish(shop, 'a');
    await claimAndDie(shop, clock.now() + 15 * SECOND);
    clock.advance(15 * SECOND);
    await shop.worker.drain();
    expect(runs.size).toBe(0);
    clock.advance(1);
    await shop.worker.drain();
    expect(runs).toEqual(onceEach(['a']));
    expect(await states(shop)).toEqual(['done']);
  });

  it('is renewed for as long as its worker lives, also while it stops', async () => {
    const end = gate();
    const slow = await openShop(() => end.promise);
    await publish(slow, 'a');
    await slow.worker.start();
    await vi.waitFor(() => expect(runs.get('a')).toBe(1));
    const other = await openShop();
    let stopped: Promise<void> | null = null;
    for (let round = 1; round <= 6; round += 1) {
      clock.advance(6 * SECOND);
      const until = clock.now() + 15 * SECOND;
      await vi.waitFor(async () => expect((await slow.rows())[0]?.leaseUntil).toBe(until), { timeout: 5000 });
      await other.worker.drain();
      if (round === 3) stopped = slow.worker.stop();
    }
    end.open();
    await stopped;
    expect(runs).toEqual(onceEach(['a']));
    expect(await states(slow)).toEqual(['done']);
  });

  it('that was lost says nothing any more of what another worker did', async () => {
    const end = gate();
    const lost = await openShop(() => end.promise);
    await publish(lost, 'a');
    const losing = lost.worker.drain();
    await vi.waitFor(() => expect(runs.get('a')).toBe(1));
    clock.advance(15 * SECOND + 1);
    const other = await openShop();
    await other.worker.drain();
    end.fail(new Error('too late'));
    await losing;
    expect(await lost.rows()).toMatchObject([{ state: 'done', attempts: 0, lastError: null }]);
    clock.advance(HOUR);
    await lost.worker.drain();
    expect(runs).toEqual(new Map([['a', 2]]));
  });
});

describe('a worker that starts', () => {
  it('takes over at once on SQLite, which no other process works on; elsewhere when the lease ends', async () => {
    const shop = await openShop();
    await publish(shop, 'a');
    await claimAndDie(shop, clock.now() + 15 * SECOND);
    await shop.worker.start();
    if (shop.dialect === 'postgres') clock.advance(15 * SECOND + 1);
    await vi.waitFor(async () => expect(await states(shop)).toEqual(['done']));
    expect(runs).toEqual(onceEach(['a']));
  });

  it('finds what is published after it, poll by poll', async () => {
    const shop = await openShop();
    await shop.worker.start();
    for (const id of ['a', 'b']) {
      await publish(shop, id);
      await vi.waitFor(() => expect(runs.get(id)).toBe(1), { timeout: 5000 });
    }
  });

  it('does more than it takes at once', async () => {
    const shop = await openShop();
    const ids = someRows(70);
    await publish(shop, ...ids);
    await shop.worker.start();
    await vi.waitFor(async () => expect(new Set(await states(shop))).toEqual(new Set(['done'])), {
      timeout: 5000,
    });
    expect(runs).toEqual(onceEach(ids));
  });
});

describe('a worker that stops', () => {
  it('finishes what is under way, records it, and claims nothing more', async () => {
    const end = gate();
    const shop = await openShop(() => end.promise);
    const ids = someRows(30);
    await publish(shop, ...ids);
    await shop.worker.start();
    await vi.waitFor(() => expect(runs.size).toBe(20));
    let hasStopped = false;
    const stopped = shop.worker.stop().then(() => (hasStopped = true));
    expect(await states(shop)).not.toContain('done');
    expect(hasStopped).toBe(false);
    end.open();
    await stopped;
    const rows = await shop.rows();
    expect(rows.filter(({ state }) => state === 'done')).toHaveLength(20);
    expect(rows.filter(({ state, leaseOwner }) => state === 'pending' && leaseOwner === null)).toHaveLength(
      10,
    );
    expect(runs.size).toBe(20);
  });
});

describe('several workers', () => {
  it('do each of 500 rows exactly once; on SQLite one does', async () => {
    const first = await openShop();
    if (first.dialect === 'postgres') for (let more = 0; more < 4; more += 1) await openShop();
    const ids = someRows(500);
    await publish(first, ...ids);
    await Promise.all(shops.map(({ worker }) => worker.drain()));
    expect(runs).toEqual(onceEach(ids));
    expect(await first.store.countByState()).toEqual([{ state: 'done', count: 500 }]);
  });
});

/** Makes the database refuse the application until the returned function is called. */
async function takeDatabaseAway(shop: Workshop): Promise<() => Promise<void>> {
  if (shop.dialect === 'sqlite') {
    await shop.writer.query('PRAGMA busy_timeout = 10');
    const { writer, close } = await openDatabase(database.url, []);
    await writer.query('BEGIN IMMEDIATE');
    return close;
  }
  const url = new URL(database.url);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const admin = new pg.Client(url.href);
  await admin.connect();
  await admin.query(`alter database ${name} with allow_connections false`);
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  return async () => {
    await admin.query(`alter database ${name} with allow_connections true`);
    await admin.end();
  };
}

describe('a database that goes away for a moment', () => {
  it('does not end the worker, nor have what was done done again', async () => {
    const end = gate();
    const shop = await openShop((id) => (id === 'under way' ? end.promise : Promise.resolve()));
    await publish(shop, 'under way');
    await shop.worker.start();
    await vi.waitFor(() => expect(runs.get('under way')).toBe(1));

    const complaints = vi.spyOn(Logger.prototype, 'error');
    const giveBack = await takeDatabaseAway(shop);
    end.open();
    await vi.waitFor(() => expect(complaints).toHaveBeenCalled(), { timeout: 5000 });
    const [said] = complaints.mock.calls[0]!;
    expect(said).toMatch(/^the outbox cannot reach its database: \w+/);
    complaints.mockRestore();
    await giveBack();

    await publish(shop, 'later');
    await vi.waitFor(async () => expect(await states(shop)).toEqual(['done', 'done']), { timeout: 5000 });
    expect(runs).toEqual(onceEach(['under way', 'later']));
  });
});
