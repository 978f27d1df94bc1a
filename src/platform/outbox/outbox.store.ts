import { Injectable } from '@nestjs/common';
import { Brackets } from 'typeorm';
import { Reader, type Tx } from '../database/transaction.js';
import type { Settlement } from './delivery.rules.js';
import { OutboxRow } from './outbox-row.entity.js';

export interface Lease {
  owner: string;
  until: number;
}

export interface Settled {
  row: OutboxRow;
  settlement: Settlement;
}

/** The worker's queries: claiming, renewing and settling rows. */
@Injectable()
export class OutboxStore {
  constructor(private readonly reader: Reader) {}

  /** Asked outside a transaction, so that an idle worker never takes SQLite's writer lane. */
  async hasDue(now: number): Promise<boolean> {
    return (await this.due(this.reader, now).select('row.id').limit(1).getRawOne()) !== undefined;
  }

  async claim(tx: Tx, lease: Lease, now: number, limit: number): Promise<OutboxRow[]> {
    const rows = await tx.claiming(this.due(tx, now).orderBy('row.availableAt').limit(limit)).getMany();
    if (rows.length)
      await this.update(
        tx,
        rows.map((row) => row.id),
        {
          leaseOwner: lease.owner,
          leaseUntil: lease.until,
        },
      );
    return rows;
  }

  async renew(tx: Tx, lease: Lease, ids: string[]): Promise<void> {
    await this.update(tx, ids, { leaseUntil: lease.until }, lease.owner);
  }

  /**
   * What is done is done, whoever holds the row by now. A failure counts only while `owner` still does: another
   * worker may have succeeded since.
   */
  async settle(tx: Tx, owner: string, settled: Settled[], now: number): Promise<void> {
    const done = settled.filter(({ settlement }) => settlement.state === 'done').map(({ row }) => row.id);
    if (done.length)
      await this.update(tx, done, { state: 'done', leaseOwner: null, leaseUntil: null, settledAt: now });
    for (const { row, settlement } of settled) {
      if (settlement.state === 'done') continue;
      const failed = {
        state: settlement.state,
        attempts: row.attempts + 1,
        lastError: settlement.error,
        availableAt: settlement.state === 'pending' ? settlement.availableAt : row.availableAt,
        leaseOwner: null,
        leaseUntil: null,
        settledAt: settlement.state === 'parked' ? now : null,
      };
      await this.update(tx, [row.id], failed, owner);
    }
  }

  /** A single process owns SQLite: at its start, whatever is claimed was claimed by the dead. */
  async releaseAll(tx: Tx): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .update(OutboxRow)
      .set({ leaseOwner: null, leaseUntil: null })
      .where("state = 'pending' and lease_owner is not null")
      .execute();
  }

  async prune(tx: Tx, settledBefore: number): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .delete()
      .from(OutboxRow)
      .where("state = 'done' and settled_at < :settledBefore", { settledBefore })
      .execute();
  }

  async countByState(): Promise<{ state: string; count: number }[]> {
    const rows = await this.reader.manager
      .createQueryBuilder(OutboxRow, 'row')
      .select('row.state', 'state')
      .addSelect('count(*)', 'count')
      .groupBy('row.state')
      .getRawMany<{ state: string; count: string | number }>();
    return rows.map((row) => ({ state: row.state, count: Number(row.count) }));
  }

  private due(from: Reader | Tx, now: number) {
    return from.manager
      .createQueryBuilder(OutboxRow, 'row')
      .where("row.state = 'pending' and row.availableAt <= :now", { now })
      .andWhere(
        new Brackets((either) =>
          either.where('row.leaseUntil is null').orWhere('row.leaseUntil < :now', { now }),
        ),
      );
  }

  private async update(tx: Tx, ids: string[], values: Partial<OutboxRow>, heldBy?: string): Promise<void> {
    const update = tx.manager
      .createQueryBuilder()
      .update(OutboxRow)
      .set(values)
      .where('id in (:...ids)', { ids });
    if (heldBy !== undefined) update.andWhere('lease_owner = :heldBy', { heldBy });
    await update.execute();
  }
}
