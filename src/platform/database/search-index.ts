import type { EntityManager } from 'typeorm';
import type { Wanted } from './search-query.js';
import type { Reader, Tx } from './transaction.js';

/** A row that was found. */
export interface Hit {
  id: string;
  position: number;
}

interface Asked {
  /** Found below this one; absent: from the last. */
  before?: number | undefined;
  limit: number;
}

/**
 * What is found by terms: the port to SQLite's FTS5 and PostgreSQL's `tsvector`. Both hold terms that our code made, so
 * that they find the same; neither stems, ranks or reads what people type. Rows come by their position, the
 * highest first, which both read in that order without looking at all of them.
 *
 * Of a table `x` that a migration makes with `id` and `position`, SQLite has the terms beside it, in `x_terms`.
 */
export class SearchIndex {
  constructor(private readonly table: string) {}

  /** @param id of a row that is not in the index */
  async insert(tx: Tx, { id, position }: Hit, terms: readonly string[]): Promise<void> {
    const { manager } = tx;
    if (isSqlite(manager)) {
      await manager.query(`insert into ${this.table} (id, position) values (?, ?)`, [id, position]);
      await manager.query(`insert into ${this.table}_terms (rowid, terms) values (?, ?)`, [
        position,
        terms.join(' '),
      ]);
    } else
      await manager.query(
        `insert into ${this.table} (id, position, terms) values ($1, $2, array_to_tsvector($3::text[]))`,
        [id, position, terms],
      );
  }

  /** On SQLite a trigger removes its terms. */
  async remove(tx: Tx, id: string): Promise<void> {
    const parameter = isSqlite(tx.manager) ? '?' : '$1';
    await tx.manager.query(`delete from ${this.table} where id = ${parameter}`, [id]);
  }

  async find(
    from: Reader | Tx,
    wanted: Wanted,
    { before = Number.MAX_SAFE_INTEGER, limit }: Asked,
  ): Promise<Hit[]> {
    const { manager } = from;
    const rows = isSqlite(manager)
      ? await manager.query<Hit[]>(this.inSqlite(), [matchOf(wanted), before, limit])
      : await manager.query<Hit[]>(this.inPostgres(), [tsqueryOf(wanted), before, limit]);
    return rows.map(({ id, position }) => ({ id, position: Number(position) }));
  }

  /** `cross join`: words first, whatever SQLite believes that they find. */
  private inSqlite(): string {
    return `select entry.id as id, entry.position as position
      from ${this.table}_terms cross join ${this.table} entry on entry.position = ${this.table}_terms.rowid
      where ${this.table}_terms match ? and ${this.table}_terms.rowid < ?
      order by ${this.table}_terms.rowid desc limit ?`;
  }

  private inPostgres(): string {
    return `select id, position from ${this.table}
      where terms @@ $1::tsquery and position < $2 order by position desc limit $3`;
  }
}

const isSqlite = ({ connection }: EntityManager): boolean => connection.options.type === 'sqlite';

/** Terms are ours, without quotes or spaces: nothing that people type is read as syntax. */
function matchOf(wanted: Wanted): string {
  if ('term' in wanted) return `"${wanted.term}"${wanted.isBeginning ? '*' : ''}`;
  if ('found' in wanted) return `(${matchOf(wanted.found)}) NOT (${matchOf(wanted.butNot)})`;
  const [list, word] = 'allOf' in wanted ? [wanted.allOf, ' AND '] : [wanted.anyOf, ' OR '];
  return `(${list.map(matchOf).join(word)})`;
}

function tsqueryOf(wanted: Wanted): string {
  if ('term' in wanted) return `'${wanted.term}'${wanted.isBeginning ? ':*' : ''}`;
  if ('found' in wanted) return `(${tsqueryOf(wanted.found)}) & !(${tsqueryOf(wanted.butNot)})`;
  const [list, word] = 'allOf' in wanted ? [wanted.allOf, ' & '] : [wanted.anyOf, ' | '];
  return `(${list.map(tsqueryOf).join(word)})`;
}
