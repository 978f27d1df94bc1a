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
import type { Session } from './session.entity.js';
import { SessionStore, type SessionWithAccount } from './session.store.js';
import { SESSION_LIFETIME, SHARED_SESSION_LIFETIME } from './sign-in.rules.js';
import { SuspensionCheck } from './suspension-check.service.js';

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
    private readonly accounts: AccountService,
    private readonly suspensions: SuspensionCheck,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError suspended, suspended-until */
  async openIn(
    tx: Tx,
    account: Account,
    opening: { shared: boolean; device: string },
  ): Promise<OpenedSession> {
    await this.suspensions.admitIn(tx, account.id);
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

  /** For who has nothing to prove: a person of the demo. @throws DomainError not-found, suspended, suspended-until */
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

  private async standing(tokenHash: string): Promise<SessionWithAccount | null> {
    const { writes } = this.unitOfWork;
    const known = this.known.at(writes, tokenHash);
    if (known) return known;
    const found = await this.store.withAccount(tokenHash);
    if (found) this.known.keep(writes, tokenHash, found);
    return found;
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
