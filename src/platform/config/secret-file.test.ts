import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretBeside } from './secret-file.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'maillage-secret-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the secret beside a SQLite file', () => {
  it('is made once, with its folder, for its owner’s eyes', () => {
    const database = join(folder, 'data', 'maillage.sqlite');
    const secret = secretBeside(database);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(secretBeside(database)).toBe(secret);
    expect(readFileSync(join(folder, 'data', 'secret'), 'utf8')).toBe(secret);
    expect(statSync(join(folder, 'data', 'secret')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'data'))).toEqual(['secret']);
  });

  it('is never an empty one, such as a full disk leaves', () => {
    writeFileSync(join(folder, 'secret'), '');
    expect(() => secretBeside(join(folder, 'maillage.sqlite'))).toThrow('holds no secret');
  });
});
