import type { DataSource } from 'typeorm';
import type { Tx } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** What every database has: the schema's history, and what the instance remembers about itself. */
const ALWAYS_THERE = ['migrations', 'instance_facts'];

/** What words are found by on SQLite follows its table by a trigger. */
const LISTED = {
  sqlite:
    "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite%'",
  postgres: 'select tablename as name from pg_tables where schemaname = current_schema()',
};

async function contentTables(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>(LISTED[dialectOf(dataSource)]);
  return rows.map(({ name }) => name).filter((name) => !ALWAYS_THERE.includes(name));
}

const dialectOf = ({ options }: DataSource): 'sqlite' | 'postgres' =>
  options.type === 'sqlite' ? 'sqlite' : 'postgres';

/** Whether nobody has ever done anything here. */
export async function isEmpty(dataSource: DataSource): Promise<boolean> {
  for (const table of await contentTables(dataSource)) {
    const [row] = await dataSource.query<[unknown?]>(`select 1 from "${table}" limit 1`);
    if (row !== undefined) return false;
  }
  return true;
}

/**
 * Removes all there is but the schema, and does `last` in the same transaction. For a connection of its own:
 * on SQLite it stops checking references meanwhile.
 */
export async function removeAll(dataSource: DataSource, last: (tx: Tx) => Promise<void>): Promise<void> {
  const tables = (await contentTables(dataSource)).map((table) => `"${table}"`);
  const isSqlite = dialectOf(dataSource) === 'sqlite';
  if (isSqlite) await dataSource.query('PRAGMA foreign_keys = OFF');
  await new UnitOfWork(dataSource).run(async (tx) => {
    if (isSqlite) for (const table of tables) await tx.manager.query(`delete from ${table}`);
    else await tx.manager.query(`truncate ${tables.join(', ')}`);
    await last(tx);
  });
  if (isSqlite) await dataSource.query('PRAGMA foreign_keys = ON');
}
