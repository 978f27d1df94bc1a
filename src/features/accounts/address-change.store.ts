import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, MoreThanOrEqual } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { AddressChange, type AddressUse } from './address-change.entity.js';

@Injectable()
export class AddressChangeStore {
  constructor(private readonly reader: Reader) {}

  byId(id: string): Promise<AddressChange | null> {
    return this.reader.manager.findOneBy(AddressChange, { id });
  }

  byConfirmation(confirmationHash: string, from: Reader | Tx = this.reader): Promise<AddressChange | null> {
    return from.manager.findOneBy(AddressChange, { confirmationHash });
  }

  byUndo(undoHash: string, from: Reader | Tx = this.reader): Promise<AddressChange | null> {
    return from.manager.findOneBy(AddressChange, { undoHash });
  }

  /** Waiting for whoever reads the address, newest first. */
  pending(accountId: string, askedAfter: number): Promise<AddressChange[]> {
    return this.reader.manager.find(AddressChange, {
      where: {
        accountId,
        createdAt: MoreThan(askedAfter),
        withdrawnAt: IsNull(),
        confirmedAt: IsNull(),
      },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  countAsked(tx: Tx, accountId: string, askedAfter: number): Promise<number> {
    return tx.manager.countBy(AddressChange, { accountId, createdAt: MoreThan(askedAfter) });
  }

  /** The last by which an account left an address. */
  leaving(accountId: string, formerEmail: string): Promise<AddressChange | null> {
    return this.reader.manager.findOne(AddressChange, {
      where: { accountId, formerEmail, undoneAt: IsNull() },
      order: { confirmedAt: 'DESC' },
    });
  }

  /** What an account was given since two instants, by what it is for. */
  confirmedSince(tx: Tx, accountId: string, since: Record<AddressUse, number>): Promise<AddressChange[]> {
    const of = (purpose: AddressUse) => ({
      accountId,
      purpose,
      confirmedAt: MoreThanOrEqual(since[purpose]),
      undoneAt: IsNull(),
    });
    return tx.manager.findBy(AddressChange, [of('main'), of('backup')]);
  }

  async insert(tx: Tx, change: AddressChange): Promise<void> {
    await tx.manager.insert(AddressChange, change);
  }

  async update(tx: Tx, ids: string[], values: Partial<AddressChange>): Promise<void> {
    await tx.manager.update(AddressChange, { id: In(ids) }, values);
  }

  /** All that waits where no use is given. @returns whether there was one */
  async withdrawPending(
    tx: Tx,
    { now, ...which }: { accountId: string; purpose?: AddressUse; id?: string; now: number },
  ): Promise<boolean> {
    if (which.id !== undefined && !isId(which.id)) return false;
    const waiting = { ...which, withdrawnAt: IsNull(), confirmedAt: IsNull() };
    const { affected } = await tx.manager.update(AddressChange, waiting, { withdrawnAt: now });
    return (affected ?? 0) > 0;
  }

  async removeOld(tx: Tx, createdBefore: number): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .delete()
      .from(AddressChange)
      .where('created_at < :createdBefore', { createdBefore })
      .execute();
  }
}
