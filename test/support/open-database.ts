import { DataSource, type DataSourceOptions } from 'typeorm';
import { dataSourceOptions, openSqliteReader, openWriter } from '../../src/platform/database/data-source.js';
import { Reader } from '../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';

export interface OpenDatabase {
  dialect: 'sqlite' | 'postgres';
  writer: DataSource;
  reader: Reader;
  unitOfWork: UnitOfWork;
  close: () => Promise<void>;
}

/** A database as one process of the application opens it, without the application. */
export async function openDatabase(
  url: string,
  entities: DataSourceOptions['entities'],
): Promise<OpenDatabase> {
  const writer = await openWriter(dataSourceOptions(url, entities));
  const isSqlite = writer.options.type === 'sqlite';
  const readers = isSqlite ? [await openSqliteReader(writer), await openSqliteReader(writer)] : [];
  return {
    dialect: isSqlite ? 'sqlite' : 'postgres',
    writer,
    reader: new Reader(isSqlite ? readers : [writer]),
    unitOfWork: new UnitOfWork(writer),
    async close() {
      for (const source of [...readers, writer]) await source.destroy();
    },
  };
}
