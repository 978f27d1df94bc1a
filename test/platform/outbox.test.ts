import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HOUR } from '../../src/kernel/clock.js';
import { factKind } from '../../src/platform/outbox/fact-kind.js';
import { OutboxRow } from '../../src/platform/outbox/outbox-row.entity.js';
import { A_MONDAY, FakeClock } from '../support/fake-clock.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { openWorkshop, type Workshop } from '../support/workshop.js';

const happened = factKind('test.happened', z.object({ id: z.string(), revision: z.number() }));

const clock = new FakeClock();
let database: TestDatabase;
let shop: Workshop;
let done: string[];

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  clock.set(A_MONDAY);
  done = [];
  shop = await openWorkshop(database.url, clock);
  await shop.writer.query('delete from outbox');
  shop.outbox.subscribe(happened, 'mail', async ({ id }) => void done.push(`mail ${id}`));
  shop.outbox.subscribe(happened, 'seats', async ({ id }) => void done.push(`seats ${id}`));
});

afterEach(() => shop.close());
afterAll(() => database.drop());

const publish = (id: string, key = id, at?: number) =>
  shop.unitOfWork.run((tx) =>
    shop.outbox.publish(tx, happened, { id, revision: 1 }, at === undefined ? { key } : { key, at }),
  );

describe('what is published in a transaction', () => {
  it('is a row for each subscriber', async () => {
    await publish('a');
    const rows = await shop.rows();
    expect(rows.map(({ subscriber }) => subscriber).sort()).toEqual(['mail', 'seats']);
    const { id: _, subscriber: __, ...row } = rows[0]!;
    expect(row).toEqual({
      kind: 'test.happened',
      payload: { id: 'a', revision: 1 },
      dedupeKey: 'a',
      state: 'pending',
      availableAt: A_MONDAY,
      attempts: 0,
      leaseOwner: null,
      leaseUntil: null,
      lastError: null,
      createdAt: A_MONDAY,
      settledAt: null,
    });
  });

  it('is nothing when the transaction rolls back', async () => {
    const failing = shop.unitOfWork.run(async (tx) => {
      await shop.outbox.publish(tx, happened, { id: 'a', revision: 1 }, { key: 'a' });
      expect(await tx.manager.count(OutboxRow)).toBe(2);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await shop.rows()).toEqual([]);
  });

  it('is not done before the transaction commits', async () => {
    await shop.unitOfWork.run(async (tx) => {
      await shop.outbox.publish(tx, happened, { id: 'a', revision: 1 }, { key: 'a' });
      expect(await shop.store.hasDue(clock.now())).toBe(false);
    });
    expect(await shop.store.hasDue(clock.now())).toBe(true);
  });

  it('is told once a key, in one transaction or in several, done or not', async () => {
    await publish('first', 'key');
    await publish('again', 'key');
    await shop.worker.drain();
    await publish('after it was done', 'key');
    await shop.unitOfWork.run((tx) =>
      shop.outbox.publishAll(tx, happened, [
        { payload: { id: 'twice', revision: 1 }, key: 'other' },
        { payload: { id: 'in one', revision: 1 }, key: 'other' },
      ]),
    );
    await shop.worker.drain();
    expect(done.sort()).toEqual(['mail first', 'mail twice', 'seats first', 'seats twice']);
  });

  it('may be of thousands of people', async () => {
    const told = Array.from({ length: 1200 }, (_, index) => ({
      payload: { id: `${index}`, revision: 1 },
      key: `${index}`,
    }));
    await shop.unitOfWork.run((tx) => shop.outbox.publishAll(tx, happened, told));
    expect(await shop.store.countByState()).toEqual([{ state: 'pending', count: 2400 }]);
  });

  it('must be what its kind says', async () => {
    const wrong = { id: 'a' } as unknown as { id: string; revision: number };
    const refused = shop.unitOfWork.run((tx) => shop.outbox.publish(tx, happened, wrong, { key: 'a' }));
    await expect(refused).rejects.toThrow('revision');
    expect(await shop.rows()).toEqual([]);
  });

  it('is no row where nobody listens', async () => {
    const unheard = factKind('test.unheard', z.object({}));
    await shop.unitOfWork.run((tx) => shop.outbox.publish(tx, unheard, {}, { key: 'a' }));
    expect(await shop.rows()).toEqual([]);
  });

  it('with a date waits for its instant', async () => {
    await publish('reminder', 'reminder', A_MONDAY + HOUR);
    await shop.worker.drain();
    clock.set(A_MONDAY + HOUR - 1);
    await shop.worker.drain();
    expect(done).toEqual([]);
    clock.set(A_MONDAY + HOUR);
    await shop.worker.drain();
    expect(done.sort()).toEqual(['mail reminder', 'seats reminder']);
  });
});

describe('a subscriber', () => {
  it('listens once to a kind', () => {
    expect(() => shop.outbox.subscribe(happened, 'mail', () => Promise.resolve())).toThrow(
      'mail listens to test.happened already',
    );
  });
});
