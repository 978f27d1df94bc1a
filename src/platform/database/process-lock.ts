import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import sqlite3 from 'sqlite3';

/** Another process already serves this SQLite file. */
export class DatabaseInUseError extends Error {}

/** What this process holds, until it ends: never closed in an `exit` handler, where SQLite's driver crashes. */
const held = new Set<sqlite3.Database>();

/**
 * Marks a SQLite file as served by this process, since one process owns its writer lane. The mark is a lock
 * of the operating system on `<file>.lock`, which ends with the process however it ends: a number in a file
 * would outlive it, and name somebody else after a restart of the machine or of a container.
 * @returns gives it back before the process ends
 * @throws DatabaseInUseError
 */
export async function holdDatabase(file: string): Promise<() => void> {
  mkdirSync(dirname(file), { recursive: true });
  const lock = await open(`${file}.lock`);
  try {
    await promisify(lock.exec.bind(lock))('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as NodeJS.ErrnoException).code !== 'SQLITE_BUSY') throw error;
    throw new DatabaseInUseError(
      `Another process already serves ${file}. Stop it first, or use PostgreSQL to run several processes.`,
    );
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}

const open = (file: string): Promise<sqlite3.Database> =>
  new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(database)));
    database.configure('busyTimeout', 0);
  });
