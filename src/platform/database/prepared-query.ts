import type { EntityManager, EntityMetadata, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

interface Statement {
  sql: string;
  /** Which value stands at each parameter. */
  names: string[];
  read: (row: ObjectLiteral) => ObjectLiteral;
}

/**
 * A query that most requests ask, built once: TypeORM spends more on building it again, and on its rows, than the
 * database on answering. Each row comes as the entities that the query selects, by their aliases; null where a left join
 * found none.
 * @param build the query; at each of its parameters stands its own name
 */
export class PreparedQuery<Row extends object> {
  private statement: Statement | null = null;

  constructor(private readonly build: (manager: EntityManager) => SelectQueryBuilder<ObjectLiteral>) {}

  async all(manager: EntityManager, values: Record<string, unknown>): Promise<Row[]> {
    const { sql, names, read } = (this.statement ??= prepare(this.build(manager)));
    const rows = await manager.query<ObjectLiteral[]>(
      sql,
      names.map((name) => values[name]),
    );
    return rows.map((row) => read(row) as Row);
  }

  async first(manager: EntityManager, values: Record<string, unknown>): Promise<Row | null> {
    return (await this.all(manager, values))[0] ?? null;
  }
}

function prepare(query: SelectQueryBuilder<ObjectLiteral>): Statement {
  const [sql, names] = query.getQueryAndParameters();
  const { selects, aliases } = query.expressionMap;
  const readers = selects.map(({ selection }): [string, (row: ObjectLiteral) => ObjectLiteral | null] => {
    const alias = aliases.find(({ name }) => name === selection)!;
    return [alias.name, entityReader(alias.name, alias.metadata)];
  });
  const read = (row: ObjectLiteral) => Object.fromEntries(readers.map(([name, of]) => [name, of(row)]));
  return { sql, names: names as string[], read };
}

/** As TypeORM names columns: `event_starts_at`. */
function entityReader(alias: string, metadata: EntityMetadata): (row: ObjectLiteral) => ObjectLiteral | null {
  const { driver } = metadata.connection;
  const columns = metadata.columns.map((column) => ({
    column,
    property: column.propertyName,
    key: `${alias}_${column.databaseName}`,
  }));
  const keys = columns.filter(({ column }) => column.isPrimary).map(({ key }) => key);
  return (row) => {
    if (keys.some((key) => row[key] === null)) return null;
    const entity = metadata.create() as ObjectLiteral;
    for (const { column, property, key } of columns)
      entity[property] = driver.prepareHydratedValue(row[key], column) as unknown;
    return entity;
  };
}
