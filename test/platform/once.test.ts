import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Account } from '../../src/features/accounts/account.entity.js';
import { DAY } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { IdempotencyKey } from '../../src/platform/database/idempotency-key.entity.js';
import { createOnce, type Once } from '../../src/platform/database/once.js';
import { A_MONDAY } from '../support/fake-clock.js';
import { type OpenDatabase, openDatabase } from '../support/open-database.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const accountId = newId();
const once: Once = { accountId, key: 'key', fingerprint: 'POST /api/communities Brest' };

let database: TestDatabase;
let open: OpenDatabase;
let made: number;

beforeAll(async () => {
  database = await createTestDatabase();
  open = await openDatabase(database.url, [Account, IdempotencyKey]);
  await open.unitOfWork.run((tx) =>
    tx.manager.insert(Account, {
      id: accountId,
      email: 'maelle@asso.example',
      state: 'active',
      displayName: 'Maëlle',
      timeZone: 'Europe/Paris',
      locale: 'fr-FR',
      isAdmin: false,
      revision: 1,
      createdAt: A_MONDAY,
    }),
  );
});

beforeEach(async () => {
  made = 0;
  await open.writer.query('delete from idempotency_keys');
});

afterAll(async () => {
  await open.close();
  await database.drop();
});

const create = (asked: Once | null, now = A_MONDAY) =>
  open.unitOfWork.run((tx) => createOnce(tx, asked, now, () => Promise.resolve(`thing ${(made += 1)}`)));

describe('a creating request with an Idempotency-Key', () => {
  it('makes its thing once, and gets the same thing when it is repeated', async () => {
    expect([await create(once), await create(once)]).toEqual(['thing 1', 'thing 1']);
    expect(await create({ ...once, key: 'other' })).toBe('thing 2');
  });

  it('is refused when its key came with something else', async () => {
    await create(once);
    await expect(create({ ...once, fingerprint: 'POST /api/communities Quimper' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'idempotency-key-reused',
    });
  });

  it('is forgotten after a day', async () => {
    await create(once);
    expect(await create(once, A_MONDAY + DAY - 1)).toBe('thing 1');
    expect(await create(once, A_MONDAY + DAY)).toBe('thing 2');
  });

  it('leaves no key where it made nothing', async () => {
    const failing = open.unitOfWork.run((tx) =>
      createOnce(tx, once, A_MONDAY, () => Promise.reject(new Error('no'))),
    );
    await expect(failing).rejects.toThrow('no');
    expect(await create(once)).toBe('thing 1');
  });

  it('leaves one thing when it comes twice at once', async () => {
    const results = await Promise.allSettled([create(once), create(once)]);
    const things = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(new Set(things).size).toBe(1);
    expect(await open.reader.manager.find(IdempotencyKey)).toMatchObject([{ key: 'key', result: things[0] }]);
  });

  it('without one makes something each time', async () => {
    expect([await create(null), await create(null)]).toEqual(['thing 1', 'thing 2']);
  });
});
