import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { RsvpStore } from '../../src/features/rsvps/rsvp.store.js';
import type { Rsvp } from '../../src/features/rsvps/rsvp.entity.js';
import { Reader, Tx } from '../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { InstanceFact } from '../../src/platform/instance/instance-fact.entity.js';
import { gate } from '../support/gate.js';
import { type OpenDatabase, openDatabase } from '../support/open-database.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let open: OpenDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  open = await openDatabase(database.url, [InstanceFact]);
});

beforeEach(() => open.writer.query('delete from instance_facts'));

afterAll(async () => {
  await open.close();
  await database.drop();
});

const write = (tx: Tx, name: string, value = '') => tx.manager.insert(InstanceFact, { name, value });

async function written(from: Reader | Tx = open.reader): Promise<string[]> {
  const facts = await from.manager.find(InstanceFact, { order: { name: 'ASC' } });
  return facts.map(({ name }) => name);
}

const number = (index: number) => String(index).padStart(3, '0');

describe('units of work', () => {
  it('all commit, fifty at once', async () => {
    const names = Array.from({ length: 50 }, (_, index) => number(index));
    await Promise.all(names.map((name) => open.unitOfWork.run((tx) => write(tx, name))));
    expect(await written()).toEqual(names);
  });

  it('roll back alone when they throw, whatever the others do meanwhile', async () => {
    const names = Array.from({ length: 60 }, (_, index) => number(index));
    const fails = (name: string) => Number(name) % 3 === 0;
    const results = await Promise.allSettled(
      names.map((name) =>
        open.unitOfWork.run(async (tx) => {
          await write(tx, name);
          if (fails(name)) throw new Error(name);
          await tx.manager.update(InstanceFact, { name }, { value: 'twice' });
        }),
      ),
    );
    const rejected = results.flatMap((result, index) =>
      result.status === 'rejected' ? [number(index)] : [],
    );
    expect(rejected).toEqual(names.filter(fails));
    expect(await written()).toEqual(names.filter((name) => !fails(name)));
  });

  it('lose nothing that they acknowledged to a neighbour that rolls back later', async () => {
    const [begun, end] = [gate(), gate()];
    const failing = open.unitOfWork.run(async (tx) => {
      await write(tx, 'rolled back');
      begun.open();
      await end.promise;
    });
    await begun.promise;
    const committing = open.unitOfWork.run((tx) => write(tx, 'committed'));
    end.fail(new Error('no'));
    await expect(failing).rejects.toThrow('no');
    await committing;
    expect(await written()).toEqual(['committed']);
  });

  it('are there for another process as soon as they are acknowledged', async () => {
    const other = await openDatabase(database.url, [InstanceFact]);
    for (const name of ['a', 'b', 'c']) {
      await open.unitOfWork.run((tx) => write(tx, name));
      expect(await written(other.reader)).toContain(name);
    }
    await other.close();
  });

  it('are counted before whoever ran them hears of it, where nobody else can write', async () => {
    const before = open.unitOfWork.writes;
    if (open.dialect === 'postgres') return expect(before).toBeNull();
    await open.unitOfWork.run((tx) => write(tx, 'counted'));
    expect(open.unitOfWork.writes).toBe(before! + 1);
    await expect(open.unitOfWork.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(open.unitOfWork.writes).toBe(before! + 2);
  });

  it('are there after the database is opened again', async () => {
    await open.unitOfWork.run((tx) => write(tx, 'kept'));
    await expect(
      open.unitOfWork.run(async (tx) => {
        await write(tx, 'not kept');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await open.close();
    open = await openDatabase(database.url, [InstanceFact]);
    expect(await written()).toEqual(['kept']);
  });

  it('read what they wrote themselves', async () => {
    const seen = await open.unitOfWork.run(async (tx) => {
      await write(tx, 'mine');
      return written(tx);
    });
    expect(seen).toEqual(['mine']);
  });

  it('keep what they wrote from readers until they commit', async () => {
    const [wrote, end] = [gate(), gate()];
    const writing = open.unitOfWork.run(async (tx) => {
      await write(tx, 'not yet');
      wrote.open();
      await end.promise;
    });
    await wrote.promise;
    // More readers than there are connections to read with.
    const meanwhile = await Promise.all(Array.from({ length: 6 }, () => written()));
    end.open();
    await writing;
    expect(meanwhile.flat()).toEqual([]);
    expect(await written()).toEqual(['not yet']);
  });

  it('refuse to begin inside one another', async () => {
    const nested = open.unitOfWork.run(async (tx) => {
      await write(tx, 'outer');
      await open.unitOfWork.run((inner) => write(inner, 'inner'));
    });
    await expect(nested).rejects.toThrow('A unit of work began inside another');
    expect(await written()).toEqual([]);
    await open.unitOfWork.run((tx) => write(tx, 'after'));
    expect(await written()).toEqual(['after']);
  });

  it('hold the rows they lock until their end', async () => {
    await open.unitOfWork.run((tx) => write(tx, 'seats', '0'));
    const takeOne = () =>
      open.unitOfWork.run(async (tx) => {
        const query = tx.manager
          .createQueryBuilder(InstanceFact, 'fact')
          .where('fact.name = :name', { name: 'seats' });
        const { value } = await tx.locking(query).getOneOrFail();
        await tx.manager.update(InstanceFact, { name: 'seats' }, { value: String(Number(value) + 1) });
      });
    await Promise.all(Array.from({ length: 40 }, takeOne));
    expect(await open.reader.manager.findOneBy(InstanceFact, { name: 'seats' })).toEqual({
      name: 'seats',
      value: '40',
    });
  });

  it('pass over rows that another one is claiming', async () => {
    await open.unitOfWork.run(async (tx) => [await write(tx, 'a'), await write(tx, 'b')]);
    const claim = () =>
      open.unitOfWork.run(async (tx) => {
        const query = tx.manager.createQueryBuilder(InstanceFact, 'fact').orderBy('fact.name').limit(1);
        const claimed = await tx.claiming(query.where("fact.value = ''")).getMany();
        for (const { name } of claimed) await tx.manager.update(InstanceFact, { name }, { value: 'claimed' });
        return claimed.map(({ name }) => name);
      });
    const claimed = await Promise.all([claim(), claim(), claim()]);
    expect(claimed.flat().sort()).toEqual(['a', 'b']);
  });
});

describe('a unit of work that the database gives up on', () => {
  it('is run again whole after a deadlock; a lane has none', async () => {
    await open.unitOfWork.run(async (tx) => [await write(tx, 'a', ''), await write(tx, 'b', '')]);
    const isPostgres = open.dialect === 'postgres';
    const [hasA, hasB] = [gate(), gate()];
    let runs = 0;
    const append = (tx: Tx, name: string, letter: string) =>
      tx.manager.query(`update instance_facts set value = value || '${letter}' where name = '${name}'`);
    const lockBoth = (order: [string, string], letter: string, mine: typeof hasA, theirs: typeof hasA) =>
      open.unitOfWork.run(async (tx) => {
        runs += 1;
        if (isPostgres) await tx.manager.query("set local deadlock_timeout = '20ms'");
        await append(tx, order[0], letter);
        mine.open();
        if (isPostgres) await theirs.promise;
        await append(tx, order[1], letter);
      });
    await Promise.all([lockBoth(['a', 'b'], 'x', hasA, hasB), lockBoth(['b', 'a'], 'y', hasB, hasA)]);

    expect(runs).toBe(isPostgres ? 3 : 2);
    const values = (await open.reader.manager.find(InstanceFact)).map(({ value }) =>
      [...value].sort().join(''),
    );
    expect(values).toEqual(['xy', 'xy']);
  });

  it('is run again whole after a serialization failure; a lane has none', async () => {
    await open.unitOfWork.run((tx) => write(tx, 'sum', '0'));
    const isPostgres = open.dialect === 'postgres';
    let runs = 0;
    const add = () =>
      open.unitOfWork.run(async (tx) => {
        runs += 1;
        if (isPostgres) await tx.manager.query('set transaction isolation level serializable');
        const { value } = await tx.manager.findOneByOrFail(InstanceFact, { name: 'sum' });
        await tx.manager.update(InstanceFact, { name: 'sum' }, { value: String(Number(value) + 1) });
      });
    await Promise.all(Array.from({ length: 4 }, add));
    expect(await open.reader.manager.findOneBy(InstanceFact, { name: 'sum' })).toMatchObject({ value: '4' });
    if (isPostgres) expect(runs).toBeGreaterThan(4);
    else expect(runs).toBe(4);
  });

  it('is not run again for its own mistake', async () => {
    let runs = 0;
    const failing = open.unitOfWork.run((tx) => {
      runs += 1;
      return tx.manager.query('select 1 from nowhere');
    });
    await expect(failing).rejects.toThrow(/nowhere/);
    expect(runs).toBe(1);
  });
});

describe('writing without a unit of work does not compile', () => {
  it('since a reader is no transaction', () => {
    expectTypeOf<Reader>().not.toExtend<Tx>();
    expectTypeOf<RsvpStore['insert']>().parameter(0).toEqualTypeOf<Tx>();
    expectTypeOf<RsvpStore['find']>().parameter(0).toEqualTypeOf<Reader | Tx>();
    const write = (store: RsvpStore, reader: Reader, rsvp: Rsvp) =>
      // @ts-expect-error a write asks for a Tx
      store.insert(reader, rsvp);
    expect(write).toBeTypeOf('function');
  });

  it('and since only the unit of work makes a transaction', () => {
    const make = (): unknown =>
      // @ts-expect-error the constructor is private
      new Tx(open.writer.manager, false);
    expect(make).toBeTypeOf('function');
    expectTypeOf<UnitOfWork['run']>().parameter(0).parameter(0).toEqualTypeOf<Tx>();
  });
});
