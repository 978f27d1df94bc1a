import { DataSource, type DataSourceOptions } from 'typeorm';
import { parseDatabaseUrl } from './database-url.js';
import { migrationsFor } from './migrations/migrations.js';
import { SnakeNaming } from './naming.js';
import { prepareWriter, readerOptions, writerOptions } from './sqlite-driver.js';

export function dataSourceOptions(
  url: string,
  entities: DataSourceOptions['entities'] = [],
): DataSourceOptions {
  const target = parseDatabaseUrl(url);
  const shared = {
    entities,
    namingStrategy: new SnakeNaming(),
    migrations: migrationsFor(target.dialect),
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each' as const,
  };
  if (target.dialect === 'sqlite') return { ...writerOptions(target.file), ...shared };
  // Instants are epoch milliseconds: exact as numbers for the next 285,000 years.
  return { type: 'postgres', url: target.url, poolSize: 20, parseInt8: true, ...shared };
}

/** Opens the connection that writes: SQLite's only one, or PostgreSQL's pool. */
export async function openWriter(options: DataSourceOptions): Promise<DataSource> {
  const dataSource = await new DataSource(options).initialize();
  if (options.type === 'sqlite') await prepareWriter(dataSource);
  return dataSource;
}

/** Opens a connection that can only read the writer's SQLite file. */
export async function openSqliteReader(writer: DataSource): Promise<DataSource> {
  const options = {
    ...readerOptions(String(writer.options.database)),
    entities: writer.entityMetadatas.map((metadata) => metadata.target),
    namingStrategy: new SnakeNaming(),
  } as DataSourceOptions;
  return new DataSource(options).initialize();
}
