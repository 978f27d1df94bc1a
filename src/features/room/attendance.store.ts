import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { Attendance } from './attendance.entity.js';

export interface Attended {
  attendance: Attendance;
  account: Account;
}

type Joined = Attendance & { account: Account };

@Injectable()
export class AttendanceStore {
  find(from: Reader | Tx, eventId: string, accountId: string): Promise<Attendance | null> {
    return from.manager.findOneBy(Attendance, { eventId, accountId });
  }

  /** All that is known, for the hosts; first noted first. */
  async list(from: Reader, eventId: string): Promise<Attended[]> {
    return split(await this.withPeople(from, eventId).getMany());
  }

  /** Who was there, for those who were too: nobody who answered discreetly. */
  async shown(from: Reader, eventId: string): Promise<Attended[]> {
    const query = this.withPeople(from, eventId)
      .leftJoin(Rsvp, 'rsvp', 'rsvp.eventId = attendance.eventId and rsvp.accountId = attendance.accountId')
      .andWhere('attendance.present = :yes and (rsvp.id is null or rsvp.discreet = :no)', {
        yes: true,
        no: false,
      });
    return split(await query.getMany());
  }

  async save(tx: Tx, attendance: Attendance): Promise<void> {
    await tx.manager.upsert(Attendance, attendance, ['eventId', 'accountId']);
  }

  /** Of what began before then. */
  async removeOld(tx: Tx, before: number): Promise<void> {
    await tx.manager.query(
      'delete from attendances where exists ' +
        '(select 1 from events where events.id = attendances.event_id and events.starts_at < $1)',
      [before],
    );
  }

  private withPeople(from: Reader, eventId: string) {
    return from.manager
      .createQueryBuilder(Attendance, 'attendance')
      .innerJoinAndMapOne('attendance.account', Account, 'account', 'account.id = attendance.accountId')
      .where('attendance.eventId = :eventId', { eventId })
      .orderBy('attendance.at')
      .addOrderBy('attendance.accountId');
  }
}

const split = (found: Attendance[]): Attended[] =>
  (found as Joined[]).map(({ account, ...attendance }) => ({ attendance, account }));
