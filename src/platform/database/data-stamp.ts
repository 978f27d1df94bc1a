import { Injectable } from '@nestjs/common';
import { Reader } from './transaction.js';
import { SharedReads } from './shared-reads.js';
import { UnitOfWork } from './unit-of-work.js';

/** Tells whether anything was written: while the stamp is the same, so is all that can be read. */
@Injectable()
export class DataStamp {
  private readonly reads = new SharedReads<string>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
  ) {}

  /** Costs nothing where this process alone writes; elsewhere one query, shared by those who ask together. */
  async now(): Promise<string> {
    const { writes } = this.unitOfWork;
    return writes === null ? this.reads.ask('snapshot', () => this.snapshot()) : String(writes);
  }

  /** What PostgreSQL itself decides by which rows are seen: every transaction that writes changes it. */
  private async snapshot(): Promise<string> {
    const [row] = await this.reader.manager.query<{ snapshot: string }[]>(
      'select pg_current_snapshot()::text as snapshot',
    );
    return row!.snapshot;
  }
}
