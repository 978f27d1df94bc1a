import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/transaction.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import { AccountService } from '../accounts/account.service.js';
import type { Event } from '../events/event.entity.js';
import type { DecidedDutyMail } from './duty.facts.js';
import { DutyMailWriter } from './duty-mail-writer.service.js';
import { DutyOwed } from './duty-owed.service.js';
import { DutyStore } from './duty.store.js';

/** Sends what was decided about who hosts a date, unless it is otherwise by now. */
@Injectable()
export class DutyMailService {
  constructor(
    private readonly store: DutyStore,
    private readonly owed: DutyOwed,
    private readonly accounts: AccountService,
    private readonly writer: DutyMailWriter,
    private readonly transport: MailTransport,
    private readonly reader: Reader,
  ) {}

  async send(decided: DecidedDutyMail): Promise<void> {
    const { eventId, accountId, actorId, startsAt } = decided;
    const event = await this.store.find(this.reader, eventId);
    if (event?.status !== 'scheduled' || event.startsAt !== startsAt) return;
    if (!(await this.stands(decided, event))) return;
    const people = await this.accounts.byIds([accountId, ...(actorId ? [actorId] : [])]);
    const account = people.find(({ id }) => id === accountId);
    const actor = people.find(({ id }) => id === actorId) ?? null;
    if (account) await this.transport.send(this.writer.write({ decided, event, account, actor }));
  }

  private async stands({ kind, accountId }: DecidedDutyMail, event: Event): Promise<boolean> {
    if (kind === 'reminder') return (await this.owed.reminderIn(this.reader, event))?.id === accountId;
    const hosts = await this.store.hostsOf(this.reader, event);
    if (kind === 'open') return hosts.length === 0;
    const isHost = hosts.some(({ id }) => id === accountId);
    return kind === 'given' ? isHost : !isHost;
  }
}
