import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import type { Event } from '../events/event.entity.js';
import { asksConfirmation, holds } from './duty.rules.js';
import { DutyStore } from './duty.store.js';

/** Says who is owed a reminder, when it is planned and again when it is sent. */
@Injectable()
export class DutyOwed {
  constructor(private readonly store: DutyStore) {}

  /** Who is on duty on a date, has not confirmed it and takes reminders; null for nobody. */
  async reminderIn(from: Reader | Tx, event: Event): Promise<Account | null> {
    const { id, seriesId } = event;
    if (seriesId === null || !asksConfirmation(event)) return null;
    const hosts = await this.store.hostsOf(from, event);
    const said = (await this.store.confirmationsOf(from, [id])).get(id);
    const hostIds = hosts.map((host) => host.id);
    const [onDuty] = hosts;
    if (!onDuty || (said && holds(said, event, hostIds))) return null;
    return (await this.store.refuses(from, seriesId, onDuty.id)) ? null : onDuty;
  }
}
