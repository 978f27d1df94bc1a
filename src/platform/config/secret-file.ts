import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LENGTH = 64;

/**
 * The instance's secret when none is set: made once beside the SQLite file, readable by its owner alone,
 * so that links mailed before a restart still work after it.
 */
export function secretBeside(databaseFile: string): string {
  const file = join(dirname(databaseFile), 'secret');
  mkdirSync(dirname(file), { recursive: true });
  writeOnce(file, randomBytes(LENGTH / 2).toString('hex'));
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < LENGTH / 2)
    throw new Error(`${file} holds no secret: restore it from a backup, or remove it.`);
  return secret;
}

/** The file appears whole or not at all: an empty one would be a secret that anybody knows. */
function writeOnce(file: string, content: string): void {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content, { flag: 'wx', mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
