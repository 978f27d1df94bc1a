import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { RoomAdmission } from './room-admission.entity.js';

export interface Asking {
  admission: RoomAdmission;
  account: Account;
}

type Joined = RoomAdmission & { account: Account };

@Injectable()
export class RoomAdmissionStore {
  find(from: Reader | Tx, eventId: string, accountId: string): Promise<RoomAdmission | null> {
    return from.manager.findOneBy(RoomAdmission, { eventId, accountId });
  }

  /** First asked first. */
  async list(from: Reader, eventId: string): Promise<Asking[]> {
    const found = await from.manager
      .createQueryBuilder(RoomAdmission, 'admission')
      .innerJoinAndMapOne('admission.account', Account, 'account', 'account.id = admission.accountId')
      .where('admission.eventId = :eventId', { eventId })
      .orderBy('admission.askedAt')
      .addOrderBy('admission.accountId')
      .getMany();
    return (found as Joined[]).map(({ account, ...admission }) => ({ admission, account }));
  }

  async insert(tx: Tx, admission: RoomAdmission): Promise<void> {
    await tx.manager.insert(RoomAdmission, admission);
  }

  async decide(
    tx: Tx,
    { eventId, accountId }: RoomAdmission,
    decision: Pick<RoomAdmission, 'admitted' | 'decidedBy' | 'decidedAt'>,
  ): Promise<void> {
    await tx.manager.update(RoomAdmission, { eventId, accountId }, decision);
  }

  /** Of what was over before then. */
  async removeOld(tx: Tx, before: number): Promise<void> {
    await tx.manager.query(
      'delete from room_admissions where exists ' +
        '(select 1 from events where events.id = room_admissions.event_id and events.ends_at < $1)',
      [before],
    );
  }
}
