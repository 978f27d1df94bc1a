import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { parseDatabaseUrl } from '../database/database-url.js';
import { secretBeside } from './secret-file.js';
import { readSettings, type Settings } from './settings.js';

/**
 * The settings of this process: the environment, then `.env` of the working directory for what it leaves unset.
 * @throws SettingsError
 */
export function loadSettings(): Settings {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return readSettings({ ...file, ...process.env }, (databaseUrl) => {
    const target = parseDatabaseUrl(databaseUrl);
    if (target.dialect !== 'sqlite') throw new Error('PostgreSQL needs SECRET to be set');
    return secretBeside(target.file);
  });
}
