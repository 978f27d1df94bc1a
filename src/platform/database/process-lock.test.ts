import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseInUseError, holdDatabase } from './process-lock.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'maillage-lock-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that holds what `holdDatabase` holds, and says so; it ends with a kill. */
async function holdElsewhere(file: string): Promise<() => Promise<void>> {
  const script = `
    const sqlite3 = require('sqlite3');
    const lock = new sqlite3.Database(process.argv[1]);
    lock.exec('BEGIN EXCLUSIVE', (error) => process.stdout.write(error ? error.code : 'held'));
    setInterval(() => lock, 1000);`;
  const child = spawn(process.execPath, ['-e', script, `${file}.lock`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString().trim()).toBe('held');
  return async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
}

describe('the mark of the process that serves a SQLite file', () => {
  it('stops a second process with a line that says what to do', async () => {
    const file = join(folder, 'a.sqlite');
    const kill = await holdElsewhere(file);
    const refused = holdDatabase(file);
    await expect(refused).rejects.toBeInstanceOf(DatabaseInUseError);
    await expect(refused).rejects.toThrow(
      `Another process already serves ${file}. Stop it first, or use PostgreSQL to run several processes.`,
    );
    await kill();
  });

  it('is taken over from a process that died', async () => {
    const file = join(folder, 'a.sqlite');
    const kill = await holdElsewhere(file);
    await kill();
    expect(existsSync(`${file}.lock`)).toBe(true);
    const release = await holdDatabase(file);
    await expect(holdDatabase(file)).rejects.toBeInstanceOf(DatabaseInUseError);
    release();
  });

  it('is given to one of several that start together', async () => {
    const file = join(folder, 'a.sqlite');
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => holdDatabase(file)));
    const held = results.filter((result) => result.status === 'fulfilled');
    expect(held).toHaveLength(1);
    held.forEach(({ value: release }) => release());
  });

  it('makes the folder of the first start', async () => {
    const release = await holdDatabase(join(folder, 'data', 'a.sqlite'));
    expect(existsSync(join(folder, 'data'))).toBe(true);
    release();
  });
});
