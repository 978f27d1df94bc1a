import { openSync, readFileSync, rmSync, writeSync, closeSync } from 'node:fs';

/** Another process already serves this SQLite file. */
export class DatabaseInUseError extends Error {}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Marks a SQLite file as served by this process, since one process owns its writer lane. A lock left by a
 * process that died is taken over.
 * @returns the release
 * @throws DatabaseInUseError
 */
export function holdDatabase(file: string): () => void {
  const lock = `${file}.lock`;
  for (;;) {
    try {
      const handle = openSync(lock, 'wx', 0o600);
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(readFileSync(lock, 'utf8'));
    if (owner && owner !== process.pid && isAlive(owner))
      throw new DatabaseInUseError(
        `Process ${owner} already serves ${file}. Stop it first, or use PostgreSQL to run several processes.`,
      );
    rmSync(lock, { force: true });
  }
}
