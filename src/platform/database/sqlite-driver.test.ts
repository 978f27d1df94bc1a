import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataSourceOptions, openSqliteReader, openWriter } from './data-source.js';
import { backupTo } from './sqlite-driver.js';
import { UnitOfWork } from './unit-of-work.js';

let folder: string;
let file: string;
const opened: DataSource[] = [];

async function openFile(name = file): Promise<DataSource> {
  const writer = await openWriter(dataSourceOptions(`sqlite:${name}`));
  opened.push(writer);
  return writer;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-driver-'));
  file = join(folder, 'a.sqlite');
  await (await openFile()).query('create table notes (text text not null)');
});

afterEach(async () => {
  for (const dataSource of opened.splice(0)) if (dataSource.isInitialized) await dataSource.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const insert = (text: string) => (tx: { manager: { query: DataSource['query'] } }) =>
  tx.manager.query('insert into notes (text) values (?)', [text]);

const count = async (from: DataSource): Promise<number> => {
  const [row] = await from.query<[{ count: number }]>('select count(*) as count from notes');
  return row.count;
};

async function pragma(from: DataSource, name: string): Promise<unknown> {
  const [row] = await from.query<[Record<string, unknown>]>(`PRAGMA ${name}`);
  return Object.values(row)[0];
}

describe('the connection that writes', () => {
  it('is durable, in WAL, with foreign keys, and waits for its turn', async () => {
    const writer = await openFile();
    const FULL = 2;
    expect(await pragma(writer, 'synchronous')).toBe(FULL);
    expect(await pragma(writer, 'journal_mode')).toBe('wal');
    expect(await pragma(writer, 'foreign_keys')).toBe(1);
    expect(await pragma(writer, 'busy_timeout')).toBe(5000);
  });

  it('takes the write lock when it begins, so that another process waits instead of failing', async () => {
    const server = new UnitOfWork(await openFile());
    const cli = new UnitOfWork(await openFile());
    const both = Array.from({ length: 100 }, (_, index) => (index % 2 ? server : cli)).map(
      (unitOfWork, index) =>
        unitOfWork.run(async (tx) => {
          // A deferred transaction that has read is refused when it writes after another's commit.
          await tx.manager.query('select count(*) from notes');
          await insert(`${index}`)(tx);
        }),
    );
    await Promise.all(both);
    expect(await count(await openFile())).toBe(100);
  });

  it('fails alone when another process holds the lock for too long', async () => {
    const [writer, other] = [await openFile(), await openFile()];
    const unitOfWork = new UnitOfWork(writer);
    await writer.query('PRAGMA busy_timeout = 20');
    await other.query('BEGIN IMMEDIATE');
    await expect(unitOfWork.run(insert('1'))).rejects.toThrow('SQLITE_BUSY');
    await expect(unitOfWork.run(insert('2'))).rejects.toThrow('SQLITE_BUSY');
    await other.query('COMMIT');
    await unitOfWork.run(insert('3'));
    expect(await count(other)).toBe(1);
  });

  it.each(['at once', 'after a savepoint'])(
    'commits again after the disk was full, filled %s',
    async (when) => {
      const [writer, other] = [await openFile(), await openFile()];
      const unitOfWork = new UnitOfWork(writer);
      const full = Number(await pragma(writer, 'page_count')) + 1;
      await pragma(writer, `max_page_count = ${full}`);
      const filling = unitOfWork.run(async (tx) => {
        const fill = insert('x'.repeat(100_000));
        await insert('lost with the rest')(tx);
        if (when === 'at once') await fill(tx);
        else await tx.manager.transaction((manager) => fill({ manager }));
      });
      await expect(filling).rejects.toThrow('SQLITE_FULL');
      await expect(unitOfWork.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
      await unitOfWork.run(insert('kept'));
      expect(await other.query('select text from notes')).toEqual([{ text: 'kept' }]);
    },
  );
});

describe('a connection that reads', () => {
  it('cannot write', async () => {
    const reader = await openSqliteReader(await openFile());
    opened.push(reader);
    await expect(reader.query("insert into notes (text) values ('a')")).rejects.toThrow('SQLITE_READONLY');
  });

  it('reads while another writes', async () => {
    const writer = await openFile();
    const reader = await openSqliteReader(writer);
    opened.push(reader);
    const seen = await new UnitOfWork(writer).run(async (tx) => {
      await insert('a')(tx);
      return count(reader);
    });
    expect([seen, await count(reader)]).toEqual([0, 1]);
  });
});

describe('a backup', () => {
  it('R8 is what one moment held, taken from another process while this one writes', async () => {
    const server = new UnitOfWork(await openFile());
    const cli = await openFile();
    const copy = join(folder, 'copy.sqlite');
    // Two rows a time: a copy with an odd number would be of no moment.
    const pair = () =>
      server.run(async (tx) => {
        await insert('left')(tx);
        await insert('right')(tx);
      });
    let isTaken = false;
    const writing = (async () => {
      while (!isTaken) await pair();
    })();
    await pair();
    await backupTo(cli, copy);
    isTaken = true;
    await writing;

    const restored = await openFile(copy);
    const [saved, all] = [await count(restored), await count(cli)];
    expect(saved % 2).toBe(0);
    expect(saved).toBeGreaterThanOrEqual(2);
    expect(all).toBeGreaterThanOrEqual(saved);
    expect(await pragma(restored, 'integrity_check')).toBe('ok');
    const rows = 'select rowid, text from notes where rowid <= ?';
    expect(await restored.query<unknown[]>(rows, [saved])).toEqual(await cli.query(rows, [saved]));
  });
});
