import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import { Tx } from './transaction.js';
import { isUniqueViolation } from './unique-violation.js';

const ATTEMPTS = 6;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/**
 * The only way to write. On SQLite, units of work pass one at a time through a writer lane, since TypeORM
 * gives every caller the same connection; on PostgreSQL each is a transaction of its own, run again whole when
 * the database picks it as a deadlock's victim. So the work must be re-runnable, and must await nothing but
 * the database.
 */
@Injectable()
export class UnitOfWork {
  private readonly inside = new AsyncLocalStorage<true>();
  private lane: Promise<unknown> = Promise.resolve();
  private ended = 0;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Grows with every unit of work, before whoever ran it hears of its end: what was read since it last grew is still
   * true. Null where other processes may write, so that nothing follows from it.
   */
  get writes(): number | null {
    return this.isSoleWriter ? this.ended : null;
  }

  private get isSoleWriter(): boolean {
    return this.dataSource.options.type === 'sqlite';
  }

  /** Runs `work` in one transaction; when the promise resolves, its writes are durable. */
  run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    if (this.inside.getStore())
      throw new Error('A unit of work began inside another: pass its Tx to an …In(tx, …) function instead.');
    return this.isSoleWriter ? this.inLane(work) : this.retried(work);
  }

  private inLane<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const turn = this.lane.then(() => this.once(work));
    this.lane = turn.catch(() => undefined);
    return turn;
  }

  private async retried<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isTransient(error)) throw error;
        await pause(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  private once<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.inside
      .run(true, () => this.dataSource.transaction((manager) => work(Tx.begun(manager))))
      .finally(() => {
        this.ended += 1;
      });
  }
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const code = (error.driverError as { code?: string }).code;
  // Somebody else inserted it first: run again, the work finds it.
  return code === SERIALIZATION_FAILURE || code === DEADLOCK || isUniqueViolation(error);
}
