import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { AddressRefusal } from './address-refusal.entity.js';

@Injectable()
export class AddressRefusalStore {
  /** Which of some addresses, by their hashes, want no invitation. */
  async refusing(from: Reader | Tx, addressHashes: string[]): Promise<Set<string>> {
    if (!addressHashes.length) return new Set();
    const rows = await from.manager.findBy(AddressRefusal, { addressHash: In(addressHashes) });
    return new Set(rows.map((row) => row.addressHash));
  }

  async add(tx: Tx, addressHash: string, createdAt: number): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(AddressRefusal)
      .values({ addressHash, createdAt })
      .orIgnore()
      .updateEntity(false)
      .execute();
  }
}
