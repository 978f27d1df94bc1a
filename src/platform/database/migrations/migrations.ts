import type { MigrationInterface } from 'typeorm';
import { Foundation1764000000000 as PostgresFoundation } from './postgres/1764000000000-foundation.js';
import { Feeds1764100000000 as PostgresFeeds } from './postgres/1764100000000-feeds.js';
import { Foundation1764000000000 as SqliteFoundation } from './sqlite/1764000000000-foundation.js';
import { Feeds1764100000000 as SqliteFeeds } from './sqlite/1764100000000-feeds.js';

type MigrationClass = new () => MigrationInterface;

const SQLITE: MigrationClass[] = [SqliteFoundation, SqliteFeeds];
const POSTGRES: MigrationClass[] = [PostgresFoundation, PostgresFeeds];

/** In the order in which they run; listed by hand, so that a build without its file does not compile. */
export const migrationsFor = (dialect: 'sqlite' | 'postgres'): MigrationClass[] =>
  dialect === 'sqlite' ? SQLITE : POSTGRES;
