import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { DeviceLink } from './device-link.entity.js';

@Injectable()
export class DeviceLinkStore {
  constructor(private readonly reader: Reader) {}

  byToken(tokenHash: string, from: Reader | Tx = this.reader): Promise<DeviceLink | null> {
    return from.manager.findOneBy(DeviceLink, { tokenHash });
  }

  byId(id: string): Promise<DeviceLink | null> {
    return this.reader.manager.findOneBy(DeviceLink, { id });
  }

  async insert(tx: Tx, link: DeviceLink): Promise<void> {
    await tx.manager.insert(DeviceLink, link);
  }

  /** @returns whether this call used it: of two at once, one does. */
  async use(tx: Tx, id: string, now: number): Promise<boolean> {
    const { affected } = await tx.manager.update(DeviceLink, { id, usedAt: IsNull() }, { usedAt: now });
    return affected === 1;
  }

  async removeUnused(tx: Tx, accountId: string): Promise<void> {
    await tx.manager.delete(DeviceLink, { accountId, usedAt: IsNull() });
  }

  async removeOld(tx: Tx, createdBefore: number): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .delete()
      .from(DeviceLink)
      .where('created_at < :createdBefore', { createdBefore })
      .execute();
  }
}
