import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { AddressClaim } from './address-claim.entity.js';

@Injectable()
export class AddressClaimStore {
  find(from: Reader | Tx, email: string): Promise<AddressClaim | null> {
    return from.manager.findOneBy(AddressClaim, { email });
  }

  /** Over what is kept for nobody any more. Of two that take an address at once, the index refuses one. */
  async take(tx: Tx, claims: AddressClaim[], now: number): Promise<void> {
    if (!claims.length) return;
    await tx.manager
      .createQueryBuilder()
      .delete()
      .from(AddressClaim)
      .where('email in (:...emails) and kept_until <= :now', {
        emails: claims.map(({ email }) => email),
        now,
      })
      .execute();
    await tx.manager.insert(AddressClaim, claims);
  }

  /** In use again where `keptUntil` is null. */
  async keep(tx: Tx, email: string, keptUntil: number | null): Promise<void> {
    await tx.manager.update(AddressClaim, { email }, { keptUntil });
  }

  async release(tx: Tx, accountId: string, emails: string[]): Promise<void> {
    if (emails.length) await tx.manager.delete(AddressClaim, { accountId, email: In(emails) });
  }

  async releaseKept(tx: Tx, now: number): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .delete()
      .from(AddressClaim)
      .where('kept_until <= :now', { now })
      .execute();
  }
}
