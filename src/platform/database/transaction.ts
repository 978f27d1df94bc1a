import type { DataSource, EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * Where stores read outside a transaction. On SQLite it takes turns over read-only connections, which see
 * only what is committed; on PostgreSQL it is the pool.
 */
export class Reader {
  private turn = 0;

  constructor(private readonly sources: readonly DataSource[]) {}

  get manager(): EntityManager {
    this.turn = (this.turn + 1) % this.sources.length;
    return this.sources[this.turn]!.manager;
  }
}

/** A transaction under way. Only the unit of work makes one, so a write without it does not compile. */
export class Tx {
  private constructor(
    readonly manager: EntityManager,
    private readonly rowLocks: boolean,
  ) {}

  /** For the unit of work alone (an import rule holds it). */
  static begun(manager: EntityManager): Tx {
    return new Tx(manager, manager.connection.options.type === 'postgres');
  }

  /** Holds the rows that a query finds until the end: `FOR UPDATE`, or SQLite's single writer lane. */
  locking<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): SelectQueryBuilder<Row> {
    return this.rowLocks ? query.setLock('pessimistic_write') : query;
  }

  /**
   * Waits until no other transaction holds what a name stands for, then holds it until the end: for what no row stands for
   * yet. SQLite's writer lane does so for everything.
   */
  async inTurn(name: string): Promise<void> {
    if (this.rowLocks) await this.manager.query('select pg_advisory_xact_lock(hashtext($1), 0)', [name]);
  }

  /** As `locking`, passing over rows that another transaction holds. */
  claiming<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): SelectQueryBuilder<Row> {
    return this.rowLocks ? query.setLock('pessimistic_write').setOnLocked('skip_locked') : query;
  }
}
