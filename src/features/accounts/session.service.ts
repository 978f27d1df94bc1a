import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { hashToken, randomToken } from '../../platform/credentials/credentials.js';
import { KeptReads } from '../../platform/database/kept-reads.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Account } from './account.entity.js';
import { AccountService } from './account.service.js';
import { DeviceLinkStore } from './device-link.store.js';
import type { Session } from './session.entity.js';
import { SessionStore, type SessionWithAccount } from './session.store.js';
import { SESSION_LIFETIME, SHARED_SESSION_LIFETIME } from './sign-in.rules.js';

export interface OpenedSession {
  /** Shown once: only its hash is kept. */
  token: string;
  session: Session;
  account: Account;
}

/** Sessions that one process knows by heart. */
const KNOWN = 2000;

@Injectable()
export class SessionService {
  private readonly known = new KeptReads<SessionWithAccount>(KNOWN);

  constructor(
    private readonly store: SessionStore,
    private readonly deviceLinks: DeviceLinkStore,
    private readonly accounts: AccountService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async openIn(
    tx: Tx,
    account: Account,
    opening: { shared: boolean; device: string },
  ): Promise<OpenedSession> {
    const now = this.clock.now();
    const token = randomToken();
    const session: Session = {
      id: newId(),
      accountId: account.id,
      tokenHash: hashToken(token),
      shared: opening.shared,
      device: opening.device,
      createdAt: now,
      seenAt: now,
      expiresAt: now + lifetime(opening.shared),
    };
    await this.store.insert(tx, session);
    await this.audit.record(tx, {
      actorId: account.id,
      action: 'session.opened',
      subject: { type: 'session', id: session.id },
      details: { shared: opening.shared },
    });
    return { token, session, account };
  }

  /** For who has nothing to prove: a person of the demo. @throws DomainError not-found */
  open(accountId: string, opening: { shared: boolean; device: string }): Promise<OpenedSession> {
    return this.unitOfWork.run(async (tx) =>
      this.openIn(tx, await this.accounts.byIdIn(tx, accountId), opening),
    );
  }

  /** Who a session's cookie stands for, or null. Sliding: written at most once a day. */
  async viewer(token: string): Promise<Viewer | null> {
    const found = await this.standing(hashToken(token));
    const now = this.clock.now();
    if (!found || found.session.expiresAt <= now) return null;
    const { session, account } = found;
    if (now - session.seenAt > DAY)
      await this.unitOfWork.run(async (tx) => {
        await this.store.prolong(tx, session.id, now, now + lifetime(session.shared));
        await this.accounts.seenIn(tx, account.id);
      });
    return viewerOf(account, session.id);
  }

  list(viewer: Viewer): Promise<Session[]> {
    return this.store.list(viewer.accountId, this.clock.now());
  }

  /** @throws DomainError not-found */
  async end(viewer: Viewer, sessionId: string): Promise<void> {
    const ended = await this.unitOfWork.run(async (tx) => {
      const removed = await this.store.remove(tx, viewer.accountId, sessionId);
      if (removed)
        await this.audit.record(tx, {
          actorId: viewer.accountId,
          action: 'session.ended',
          subject: { type: 'session', id: sessionId },
        });
      return removed;
    });
    if (!ended) throw notFound();
  }

  /** All but the one that asks; all of them where a program asks. */
  endOthers({ accountId, sessionId }: Viewer): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const ended = await this.store.removeOthers(tx, accountId, sessionId);
      await this.deviceLinks.removeUnused(tx, accountId);
      await this.recordEndIn(tx, accountId, { ended });
    });
  }

  /** Every way in that was opened: sessions, access tokens, and links on a screen. */
  async endAllIn(tx: Tx, accountId: string, reason: string): Promise<void> {
    const ended = await this.store.removeOthers(tx, accountId, null);
    await this.store.removeTokens(tx, accountId);
    await this.deviceLinks.removeUnused(tx, accountId);
    await this.recordEndIn(tx, accountId, { ended, reason });
  }

  private async standing(tokenHash: string): Promise<SessionWithAccount | null> {
    const { writes } = this.unitOfWork;
    const known = this.known.at(writes, tokenHash);
    if (known) return known;
    const found = await this.store.withAccount(tokenHash);
    if (found) this.known.keep(writes, tokenHash, found);
    return found;
  }

  private recordEndIn(tx: Tx, accountId: string, details: Record<string, string | number>): Promise<void> {
    const subject = { type: 'account', id: accountId };
    return this.audit.record(tx, { actorId: accountId, action: 'sessions.ended', subject, details });
  }
}

const lifetime = (shared: boolean): number => (shared ? SHARED_SESSION_LIFETIME : SESSION_LIFETIME);

export const viewerOf = (account: Account, sessionId: string | null): Viewer => ({
  accountId: account.id,
  displayName: account.displayName,
  locale: account.locale,
  timeZone: account.timeZone,
  territory: account.territory,
  isAdmin: account.isAdmin,
  sessionId,
});
