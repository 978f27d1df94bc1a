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
 * Makes the writer durable (an acknowledged write survives a power cut) and makes its transactions take the
 * write lock at once: a deferred BEGIN that finds another process writing fails at its first write,
 * whatever the busy timeout. TypeORM's runner is patched, since `manager.save` begins through it too.
 */
export async function prepareWriter(dataSource: DataSource): Promise<void> {
  await dataSource.query('PRAGMA synchronous = FULL');
  const runner: QueryRunner = dataSource.createQueryRunner();
  const query = runner.query.bind(runner);
  const immediately = (sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown> =>
    query(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql, parameters, structured as true);
  runner.query = immediately as QueryRunner['query'];
}

/** A consistent copy of the whole database, taken while others read and write. */
export async function backupTo(dataSource: DataSource, file: string): Promise<void> {
  await dataSource.query('VACUUM INTO ?', [file]);
}
