import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { SuspensionLength } from '../../vocabulary/moderation.js';
import { accountSuspended, suspensionDue, suspensionEnded } from './account.facts.js';
import { AccountStore } from './account.store.js';
import { SessionEnding } from './session-ending.service.js';
import type { Suspension } from './suspension.entity.js';
import { endOf, isOver, laterEnd } from './suspension.rules.js';
import { SuspensionStore } from './suspension.store.js';

/** Closes somebody's access and opens it again; who may decide it is the caller's to check. */
@Injectable()
export class SuspensionRegister {
  constructor(
    private readonly store: SuspensionStore,
    private readonly accounts: AccountStore,
    private readonly sessions: SessionEnding,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Every way in ends with it. One that stands already is never shortened.
   * @throws DomainError not-found; not-to-suspend, for whoever administers the instance
   */
  async suspendIn(
    tx: Tx,
    accountId: string,
    { by, length }: { by: string; length: SuspensionLength },
  ): Promise<Suspension> {
    const account = await this.accounts.lockById(tx, accountId);
    if (!account) throw notFound();
    if (account.isAdmin) throw forbidden('not-to-suspend');
    const suspension = await this.replaceIn(tx, accountId, { by, length });
    const { id, endsAt } = suspension;
    await this.sessions.endAllIn(tx, accountId, { reason: 'account.suspended', actorId: by });
    const subject = { type: 'account', id: accountId };
    await this.audit.record(tx, { actorId: by, action: 'account.suspended', subject, details: { length } });
    await this.outbox.publish(tx, accountSuspended, { accountId }, { key: id });
    if (endsAt !== null)
      await this.outbox.publish(tx, suspensionDue, { suspensionId: id }, { key: id, at: endsAt });
    return suspension;
  }

  /** Under the account's lock, as one is decided. @returns whether there was one */
  async liftIn(tx: Tx, accountId: string, by: string): Promise<boolean> {
    await this.accounts.lockById(tx, accountId);
    const found = await this.store.ofAccount(tx, accountId);
    return found !== null && this.endIn(tx, found, by);
  }

  /**
   * @param by null once it is over by itself
   * @returns whether this call ended it: of two at once, one does
   */
  async endIn(tx: Tx, { id, accountId }: Suspension, by: string | null): Promise<boolean> {
    if (!(await this.store.remove(tx, id))) return false;
    const action = by === null ? 'account.suspension-over' : 'account.suspension-lifted';
    await this.audit.record(tx, { actorId: by, action, subject: { type: 'account', id: accountId } });
    const told = { suspensionId: id, accountId, at: this.clock.now() };
    await this.outbox.publish(tx, suspensionEnded, told, { key: id });
    return true;
  }

  private async replaceIn(
    tx: Tx,
    accountId: string,
    { by, length }: { by: string; length: SuspensionLength },
  ): Promise<Suspension> {
    const at = this.clock.now();
    const before = await this.store.ofAccount(tx, accountId);
    if (before) await this.store.remove(tx, before.id);
    const end = endOf(length, at);
    const endsAt = before && !isOver(before, at) ? laterEnd(before.endsAt, end) : end;
    const suspension: Suspension = { id: newId(), accountId, decidedBy: by, at, endsAt };
    await this.store.insert(tx, suspension);
    return suspension;
  }
}
