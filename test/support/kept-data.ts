import { DataSource } from 'typeorm';
import type { TestApp } from './app.js';

/** All that the database holds, as one text: every row of every table, search indexes too. */
export async function keptData(app: TestApp): Promise<string> {
  const database = app.get(DataSource);
  const isSqlite = database.options.type === 'sqlite';
  const names = await database.query<{ name: string }[]>(
    isSqlite
      ? "select name from sqlite_master where type = 'table'"
      : "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const tables = await Promise.all(
    names.map(({ name }) => database.query<unknown[]>(`select * from "${name}"`)),
  );
  return JSON.stringify(tables, (_key, value: unknown) => (isBytes(value) ? bytesOf(value) : value));
}

interface Bytes {
  type: 'Buffer';
  data: number[];
}

/** As `Buffer.toJSON` writes one. */
const isBytes = (value: unknown): value is Bytes =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';

const bytesOf = ({ data }: Bytes): string => Buffer.from(data).toString();
