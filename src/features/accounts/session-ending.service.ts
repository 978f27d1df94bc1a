import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AddressChangeStore } from './address-change.store.js';
import { DeviceLinkStore } from './device-link.store.js';
import { SessionStore } from './session.store.js';

/** Closes many ways in at once. */
@Injectable()
export class SessionEnding {
  constructor(
    private readonly store: SessionStore,
    private readonly deviceLinks: DeviceLinkStore,
    private readonly addressChanges: AddressChangeStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** All but the one that asks; all of them where a program asks. */
  endOthers({ accountId, sessionId }: Viewer): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const ended = await this.store.removeOthers(tx, accountId, sessionId);
      await this.deviceLinks.removeUnused(tx, accountId);
      await this.recordIn(tx, accountId, { actorId: accountId, details: { ended } });
    });
  }

  /** Every way in that was opened: sessions, access tokens, links on a screen, and addresses that wait to be confirmed. */
  async endAllIn(
    tx: Tx,
    accountId: string,
    { reason, actorId = accountId }: { reason: string; actorId?: string },
  ): Promise<void> {
    const ended = await this.store.removeOthers(tx, accountId, null);
    await this.store.removeTokens(tx, accountId);
    await this.deviceLinks.removeUnused(tx, accountId);
    await this.addressChanges.withdrawPending(tx, { accountId, now: this.clock.now() });
    await this.recordIn(tx, accountId, { actorId, details: { ended, reason } });
  }

  private recordIn(
    tx: Tx,
    accountId: string,
    ended: { actorId: string; details: Record<string, string | number> },
  ): Promise<void> {
    const subject = { type: 'account', id: accountId };
    return this.audit.record(tx, { ...ended, action: 'sessions.ended', subject });
  }
}
