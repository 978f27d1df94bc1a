import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import { Reader } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import type { Event } from '../events/event.entity.js';
import { DutyLinks } from './duty-links.service.js';
import { asksConfirmation, holds } from './duty.rules.js';
import { DutyStore } from './duty.store.js';

/** What the link of a reminder shows, without signing in. */
export interface DutyLink {
  event: Event;
  account: Account;
  isHost: boolean;
  isConfirmed: boolean;
}

/** Opens what was mailed to somebody who hosts a date. */
@Injectable()
export class DutyLinkService {
  constructor(
    private readonly links: DutyLinks,
    private readonly store: DutyStore,
    private readonly accounts: AccountService,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found: unknown, for another time, or over */
  async open(eventId: string, accountId: string, token: string): Promise<DutyLink> {
    const event = await this.store.find(this.reader, eventId);
    const account = await this.accounts.holder(accountId);
    if (!event || !account || event.endsAt <= this.clock.now() || !asksConfirmation(event)) throw notFound();
    if (!this.links.opensDuty({ eventId, accountId, startsAt: event.startsAt }, token)) throw notFound();
    const hostIds = (await this.store.hostsOf(this.reader, event)).map(({ id }) => id);
    const said = (await this.store.confirmationsOf(this.reader, [eventId])).get(eventId);
    return {
      event,
      account,
      isHost: hostIds.includes(accountId),
      isConfirmed: said !== undefined && holds(said, event, hostIds),
    };
  }

  /** « Ne plus recevoir ces rappels » @throws DomainError not-found */
  async refusesReminders(seriesId: string, accountId: string, token: string): Promise<boolean> {
    this.checkRefusal(seriesId, accountId, token);
    return this.store.refuses(this.reader, seriesId, accountId);
  }

  /** Twice is once. @throws DomainError not-found */
  async refuseReminders(seriesId: string, accountId: string, token: string): Promise<void> {
    this.checkRefusal(seriesId, accountId, token);
    const refusal = { seriesId, accountId, refusedAt: this.clock.now() };
    await this.unitOfWork.run((tx) => this.store.refuse(tx, refusal));
  }

  private checkRefusal(seriesId: string, accountId: string, token: string): void {
    if (!this.links.opensRefusal({ seriesId, accountId }, token)) throw notFound();
  }
}
