import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden } from '../../kernel/domain-error.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Account } from '../accounts/account.entity.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { asksConfirmation, checkHasDuty, holds } from './duty.rules.js';
import { DutyStore } from './duty.store.js';

interface HostedDate {
  event: Event;
  hosts: readonly Pick<Account, 'id'>[];
}

/** « C'est confirmé »: a host says ahead that the date takes place and that they are there. */
@Injectable()
export class ConfirmationService {
  constructor(
    private readonly events: EventService,
    private readonly store: DutyStore,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Twice is once. @throws DomainError not-found; forbidden, for who does not host it; those of `checkHasDuty` */
  confirm(accountId: string, eventId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { id, startsAt } = await this.holdIn(tx, accountId, eventId);
      await this.store.confirm(tx, { eventId: id, accountId, startsAt, at: this.clock.now() });
      await this.recordIn(tx, id, 'confirmed', accountId);
    });
  }

  /** @throws DomainError those of `confirm` */
  takeBack(accountId: string, eventId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { id } = await this.holdIn(tx, accountId, eventId);
      await this.store.unconfirm(tx, id);
      await this.recordIn(tx, id, 'unconfirmed', accountId);
    });
  }

  /** Whether a date is confirmed; null where nobody is asked to. */
  async confirmedOf(event: Event, hosts: readonly Pick<Account, 'id'>[]): Promise<boolean | null> {
    if (!asksConfirmation(event)) return null;
    return (await this.confirmedAmong([{ event, hosts }])).has(event.id);
  }

  /** The ids of those dates that are confirmed. */
  async confirmedAmong(dates: readonly HostedDate[]): Promise<Set<string>> {
    const asked = dates.filter(({ event }) => asksConfirmation(event));
    const said = await this.store.confirmationsOf(
      this.reader,
      asked.map(({ event }) => event.id),
    );
    const confirmed = asked.filter(({ event, hosts }) => {
      const word = said.get(event.id);
      const hostIds = hosts.map(({ id }) => id);
      return word !== undefined && holds(word, event, hostIds);
    });
    return new Set(confirmed.map(({ event }) => event.id));
  }

  private async holdIn(tx: Tx, accountId: string, eventId: string): Promise<Event> {
    const { event } = await this.events.lockIn(tx, accountId, eventId);
    const hosts = await this.store.hostsOf(tx, event);
    if (!hosts.some(({ id }) => id === accountId)) throw forbidden();
    checkHasDuty(event, this.clock.now());
    return event;
  }

  private recordIn(tx: Tx, id: string, deed: string, actorId: string): Promise<void> {
    return this.audit.record(tx, { actorId, action: `event.${deed}`, subject: { type: 'event', id } });
  }
}
