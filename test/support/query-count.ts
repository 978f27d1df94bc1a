import { DataSource, type Logger } from 'typeorm';
import type { TestApp } from './app.js';

/** Every connection of the application: the writer, and SQLite's readers. */
function connectionsOf(app: TestApp): DataSource[] {
  const readers: DataSource[] = app.get('READ_CONNECTIONS');
  return [...new Set([app.get(DataSource), ...readers])];
}

function recorder(queries: string[]): Logger {
  const ignore = () => undefined;
  return {
    logQuery: (query) => void queries.push(query),
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
}

/** The statements that the application sends to its database while `work` runs. */
export async function queriesOf(app: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const queries: string[] = [];
  const connections = connectionsOf(app);
  const before = connections.map((connection) => connection.logger);
  for (const connection of connections) connection.logger = recorder(queries);
  try {
    await work();
  } finally {
    connections.forEach((connection, index) => (connection.logger = before[index]!));
  }
  return queries;
}
