import sqlite3 from 'sqlite3';
import type { DataSource, DataSourceOptions, QueryRunner } from 'typeorm';

const BUSY_TIMEOUT = 5000;

// TypeORM calls verbose(), which records a stack for each statement and costs a third of the speed.
const driver = {
  ...sqlite3,
  verbose() {
    return this;
  },
};

/** The one connection that writes. */
export const writerOptions = (file: string): DataSourceOptions => ({
  type: 'sqlite',
  driver,
  database: file,
  enableWAL: true,
  busyTimeout: BUSY_TIMEOUT,
});

/** A connection that SQLite itself keeps from writing. */
export const readerOptions = (file: string): DataSourceOptions => ({
  type: 'sqlite',
  driver,
  database: file,
  flags: sqlite3.OPEN_READONLY,
  busyTimeout: BUSY_TIMEOUT,
});

/**
 * Makes the writer durable (an acknowledged write survives a power cut), and mends two things in TypeORM's
 * runner, since `manager.save` begins through it too. A deferred BEGIN that finds another process writing
 * fails at its first write, whatever the busy timeout: transactions take the write lock at once. And SQLite
 * rolls back by itself when the disk is full; TypeORM, told that there is nothing left to roll back, would
 * count a transaction as open for ever, and commit nothing any more.
 */
export async function prepareWriter(dataSource: DataSource): Promise<void> {
  await dataSource.query('PRAGMA synchronous = FULL');
  const runner: QueryRunner = dataSource.createQueryRunner();
  const query = runner.query.bind(runner) as RunnerQuery;
  let hasBegun = false;
  const mended: RunnerQuery = async (sql, parameters, structured) => {
    if (sql === 'BEGIN TRANSACTION') {
      hasBegun = false;
      await query('BEGIN IMMEDIATE');
      hasBegun = true;
    } else if (hasBegun && sql.startsWith('ROLLBACK')) await query(sql).catch(unlessRolledBack);
    else return query(sql, parameters, structured);
    return [];
  };
  runner.query = mended as QueryRunner['query'];
}

type RunnerQuery = (sql: string, parameters?: unknown[], structured?: boolean) => Promise<unknown>;

function unlessRolledBack(error: Error): void {
  if (!/no transaction is active|no such savepoint/.test(error.message)) throw error;
}

/** A consistent copy of the whole database, taken while others read and write. */
export async function backupTo(dataSource: DataSource, file: string): Promise<void> {
  await dataSource.query('VACUUM INTO ?', [file]);
}
