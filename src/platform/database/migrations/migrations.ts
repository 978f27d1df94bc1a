import type { MigrationInterface } from 'typeorm';
import { Foundation1764000000000 as PostgresFoundation } from './postgres/1764000000000-foundation.js';
import { Foundation1764000000000 as SqliteFoundation } from './sqlite/1764000000000-foundation.js';

type MigrationClass = new () => MigrationInterface;

const SQLITE: MigrationClass[] = [SqliteFoundation];
const POSTGRES: MigrationClass[] = [PostgresFoundation];

/** In the order in which they run; listed by hand, so that a build without its file does not compile. */
export const migrationsFor = (dialect: 'sqlite' | 'postgres'): MigrationClass[] =>
  dialect === 'sqlite' ? SQLITE : POSTGRES;
