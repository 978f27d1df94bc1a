import { ConsoleLogger, Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DAY, HOUR, SECOND } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { MAX_ATTEMPTS } from '../../src/platform/outbox/delivery.rules.js';
import { factKind, PermanentFailure } from '../../src/platform/outbox/fact-kind.js';
import { OutboxRow } from '../../src/platform/outbox/outbox-row.entity.js';
import { A_MONDAY, FakeClock } from '../support/fake-clock.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { openWorkshop, type Workshop } from '../support/workshop.js';

const happened = factKind('test.happened', z.object({ id: z.string() }));

const clock = new FakeClock();
let database: TestDatabase;
let shop: Workshop;
let handle: () => Promise<void>;

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await createTestDatabase();
});

beforeEach(async () => {
  clock.set(A_MONDAY);
  shop = await openWorkshop(database.url, clock);
  await shop.writer.query('delete from outbox');
  shop.outbox.subscribe(happened, 'tests', () => handle());
  await shop.unitOfWork.run((tx) => shop.outbox.publish(tx, happened, { id: 'a' }, { key: 'a' }));
});

afterEach(() => shop.close());

afterAll(async () => {
  Logger.overrideLogger(new ConsoleLogger());
  await database.drop();
});

const theRow = async (): Promise<OutboxRow> => {
  const [row, ...others] = await shop.rows();
  expect(others).toEqual([]);
  return row!;
};

describe('a handler that fails', () => {
  it('is tried again after a wait that doubles, and parked at last', async () => {
    let runs = 0;
    handle = () => Promise.reject(new Error(String((runs += 1))));
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
      const now = clock.now();
      await shop.worker.drain();
      const row = await theRow();
      expect(row).toMatchObject({ state: 'pending', attempts: attempt, leaseOwner: null, leaseUntil: null });
      const wait = Math.min(HOUR, 5 * SECOND * 2 ** (attempt - 1));
      expect(row.availableAt - now).toBeGreaterThanOrEqual(0.75 * wait);
      expect(row.availableAt - now).toBeLessThanOrEqual(1.25 * wait);
      clock.set(row.availableAt - 1);
      await shop.worker.drain();
      expect(runs).toBe(attempt);
      clock.set(row.availableAt);
    }
    await shop.worker.drain();
    expect(await theRow()).toMatchObject({ state: 'parked', attempts: MAX_ATTEMPTS, settledAt: clock.now() });
    clock.advance(DAY);
    await shop.worker.drain();
    expect(runs).toBe(MAX_ATTEMPTS);
  });

  it('is parked at once where trying again cannot help', async () => {
    handle = () => Promise.reject(new PermanentFailure('mail-address'));
    await shop.worker.drain();
    expect(await theRow()).toMatchObject({ state: 'parked', attempts: 1, lastError: 'mail-address' });
  });

  it.each([
    [new Error('550 no such person: maelle@asso.example'), 'Error'],
    [Object.assign(new Error('maelle@asso.example'), { code: 'ECONNREFUSED' }), 'Error ECONNREFUSED'],
    [Object.assign(new TypeError('maelle@asso.example'), { code: 550 }), 'TypeError'],
    ['maelle@asso.example' as unknown as Error, 'unknown'],
  ])('leaves the kind of its failure, never its words: %s', async (error, lastError) => {
    handle = () => Promise.reject(error);
    await shop.worker.drain();
    expect((await theRow()).lastError).toBe(lastError);
  });

  it('does not hold up the others', async () => {
    const done: string[] = [];
    const other = factKind('test.other', z.object({ id: z.string() }));
    shop.outbox.subscribe(other, 'tests', async ({ id }) => void done.push(id));
    handle = () => Promise.reject(new Error('no'));
    await shop.unitOfWork.run((tx) => shop.outbox.publish(tx, other, { id: 'b' }, { key: 'b' }));
    await shop.worker.drain();
    expect(done).toEqual(['b']);
  });

  it('may succeed the next time, and leaves its last failure to be read', async () => {
    handle = () => Promise.reject(new Error('no'));
    await shop.worker.drain();
    handle = () => Promise.resolve();
    clock.advance(HOUR);
    await shop.worker.drain();
    expect(await theRow()).toMatchObject({
      state: 'done',
      attempts: 1,
      lastError: 'Error',
      settledAt: clock.now(),
    });
  });
});

describe('a row', () => {
  it('whose subscriber is gone is parked where an admin sees it', async () => {
    await shop.unitOfWork.run(async (tx) => {
      const { payload, ...row } = await theRow();
      await tx.manager.insert(OutboxRow, { ...row, payload: {}, id: newId(), subscriber: 'former feature' });
      await tx.manager.delete(OutboxRow, { id: row.id });
      expect(payload).toEqual({ id: 'a' });
    });
    await shop.worker.drain();
    expect(await theRow()).toMatchObject({ state: 'parked', lastError: 'no-such-subscriber' });
  });

  it('whose payload is of an older form fails without telling what it held', async () => {
    await shop.writer.query(`update outbox set payload = '{"address": "maelle@asso.example"}'`);
    handle = () => Promise.resolve();
    await shop.worker.drain();
    expect(await theRow()).toMatchObject({ state: 'pending', attempts: 1, lastError: 'ZodError' });
  });
});
