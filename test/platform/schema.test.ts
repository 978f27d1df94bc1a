import type { DataSource, EntityMetadata } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceOptions, openWriter } from '../../src/platform/database/data-source.js';
import { migrateDatabase } from '../../src/platform/database/migrate.js';
import { allEntities } from '../support/entities.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

interface Column {
  name: string;
  /** `id` is uuid on PostgreSQL and varchar on SQLite, which has no such type. */
  type: string;
  nullable: boolean;
}

interface Index {
  columns: string[];
  unique: boolean;
}

const ENTITY_TYPES: Record<string, string> = { uuid: 'id', varchar: 'id', 'simple-json': 'text' };
const typeClass = (type: string): string => ENTITY_TYPES[type.toLowerCase()] ?? type.toLowerCase();

const byName = (left: { name: string }, right: { name: string }) => (left.name < right.name ? -1 : 1);

async function tablesOf(source: DataSource): Promise<string[]> {
  const sql =
    source.options.type === 'sqlite'
      ? "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'"
      : "select table_name as name from information_schema.tables where table_schema = 'public'";
  const rows = await source.query<{ name: string }[]>(sql);
  return rows.map(({ name }) => name).filter((name) => name !== 'migrations');
}

async function columnsOf(source: DataSource, table: string): Promise<Column[]> {
  if (source.options.type === 'sqlite') {
    const rows = await source.query<{ name: string; type: string; notnull: number }[]>(
      `PRAGMA table_info(${table})`,
    );
    return rows
      .map(({ name, type, notnull }) => ({ name, type: typeClass(type), nullable: !notnull }))
      .sort(byName);
  }
  const rows = await source.query<{ name: string; type: string; nullable: string }[]>(
    `select column_name as name, data_type as type, is_nullable as nullable
     from information_schema.columns
     where table_schema = 'public' and table_name = $1 and data_type <> 'tsvector'`,
    [table],
  );
  return rows
    .map(({ name, type, nullable }) => ({ name, type: typeClass(type), nullable: nullable === 'YES' }))
    .sort(byName);
}

/** Those with a name of ours, of all rows: not primary keys, not partial ones, not those of words. */
async function indexesOf(source: DataSource, table: string): Promise<Record<string, Index>> {
  const sql =
    source.options.type === 'sqlite'
      ? `select list.name, list."unique" as "unique", info.name as "column"
         from pragma_index_list('${table}') list join pragma_index_info(list.name) info
         where list.origin = 'c' and not list.partial order by list.name, info.seqno`
      : `select class.relname as name, index.indisunique as unique, attribute.attname as column
         from pg_index index join pg_class class on class.oid = index.indexrelid
         cross join unnest(index.indkey::int[]) with ordinality as key(number, rank)
         join pg_attribute attribute on attribute.attrelid = index.indrelid and attribute.attnum = key.number
         join pg_am method on method.oid = class.relam
         where index.indrelid = '${table}'::regclass and not index.indisprimary and index.indpred is null
           and method.amname <> 'gin'
         order by class.relname, key.rank`;
  const rows = await source.query<{ name: string; unique: boolean | number; column: string }[]>(sql);
  const indexes: Record<string, Index> = {};
  for (const { name, unique, column } of rows)
    (indexes[name] ??= { columns: [], unique: Boolean(unique) }).columns.push(column);
  return indexes;
}

let database: TestDatabase;
let source: DataSource;
let entities: EntityMetadata[];

beforeAll(async () => {
  database = await createTestDatabase();
  source = await openWriter(dataSourceOptions(database.url, await allEntities()));
  entities = source.entityMetadatas;
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

/** What finds rows by their terms, which no entity names: a virtual table, or a column with its index. */
async function termIndexesOf(source: DataSource): Promise<string[]> {
  const sql =
    source.options.type === 'sqlite'
      ? "select name from pragma_table_list where schema = 'main' and type = 'virtual'"
      : `select class.relname as name from pg_index index join pg_class class on class.oid = index.indexrelid
         join pg_am method on method.oid = class.relam
         join pg_attribute attribute on attribute.attrelid = index.indrelid and attribute.attnum = any (index.indkey)
         where method.amname = 'gin' and format_type(attribute.atttypid, null) = 'tsvector'`;
  return (await source.query<{ name: string }[]>(sql)).map(({ name }) => name);
}

describe('the schema that the migrations make', () => {
  it('has a table for each entity, and no other', async () => {
    expect((await tablesOf(source)).sort()).toEqual(entities.map(({ tableName }) => tableName).sort());
  });

  it('has each entity’s columns, with their names, types and nullability, and no other', async () => {
    for (const entity of entities) {
      const declared = entity.columns
        .map((column) => ({
          name: column.databaseName,
          type: typeClass(String(column.type)),
          nullable: column.isNullable,
        }))
        .sort(byName);
      expect({ [entity.tableName]: await columnsOf(source, entity.tableName) }).toEqual({
        [entity.tableName]: declared,
      });
    }
  });

  it('finds words in the news, and nowhere else', async () => {
    expect(await termIndexesOf(source)).toEqual(['news_search_terms']);
  });

  it('has each entity’s primary key', async () => {
    // One for all: each takes a connection of the pool and keeps it.
    const runner = source.createQueryRunner();
    for (const { tableName, primaryColumns } of entities) {
      const table = await runner.getTable(tableName);
      const keys = table?.primaryColumns.map(({ name }) => name).sort();
      expect({ [tableName]: keys }).toEqual({
        [tableName]: primaryColumns.map(({ databaseName }) => databaseName).sort(),
      });
    }
    await runner.release();
  });

  it('has each entity’s indexes, in the order of their columns, and no whole one that no entity names', async () => {
    for (const entity of entities) {
      const declared = Object.fromEntries(
        entity.indices.map(({ name, columns, isUnique }) => [
          name,
          { columns: columns.map(({ databaseName }) => databaseName), unique: isUnique },
        ]),
      );
      expect({ [entity.tableName]: await indexesOf(source, entity.tableName) }).toEqual({
        [entity.tableName]: declared,
      });
    }
  });
});

describe('migrations', () => {
  it('run from an empty database, once', async () => {
    const empty = await createTestDatabase('empty');
    const run = await migrateDatabase(empty.url);
    expect(run[0]).toBe('Foundation1764000000000');
    expect(await migrateDatabase(empty.url)).toEqual([]);
    const migrated = await openWriter(dataSourceOptions(empty.url));
    expect((await tablesOf(migrated)).sort()).toEqual((await tablesOf(source)).sort());
    await migrated.destroy();
    await empty.drop();
  });

  it('run once when several processes start, together where the database is shared', async () => {
    const empty = await createTestDatabase('empty');
    const runs = empty.url.startsWith('sqlite:')
      ? [await migrateDatabase(empty.url), await migrateDatabase(empty.url)]
      : await Promise.all([1, 2, 3].map(() => migrateDatabase(empty.url)));
    expect(runs.flat().filter((name) => name.startsWith('Foundation'))).toHaveLength(1);
    await empty.drop();
  });
});
