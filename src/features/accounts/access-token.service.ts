import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { hashToken, randomToken } from '../../platform/credentials/credentials.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { checkNames } from '../secrecy/secrecy.rules.js';
import type { AccessToken } from './access-token.entity.js';
import { viewerOf } from './session.service.js';
import { SessionStore } from './session.store.js';
import { SuspensionCheck } from './suspension-check.service.js';

@Injectable()
export class AccessTokenService {
  constructor(
    private readonly store: SessionStore,
    private readonly suspensions: SuspensionCheck,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  list(viewer: Viewer): Promise<AccessToken[]> {
    return this.store.tokens(viewer.accountId);
  }

  /**
   * @returns the row, and the secret, which is shown this once
   * @throws DomainError secrecy, suspended, suspended-until
   */
  create(viewer: Viewer, name: string): Promise<{ accessToken: AccessToken; secret: string }> {
    checkNames({ name });
    const secret = randomToken();
    return this.unitOfWork.run(async (tx) => {
      await this.suspensions.admitIn(tx, viewer.accountId);
      const accessToken: AccessToken = {
        id: newId(),
        accountId: viewer.accountId,
        name,
        tokenHash: hashToken(secret),
        createdAt: this.clock.now(),
        usedAt: null,
      };
      await this.store.insertToken(tx, accessToken);
      await this.audit.record(tx, {
        actorId: viewer.accountId,
        action: 'access-token.created',
        subject: { type: 'access-token', id: accessToken.id },
      });
      return { accessToken, secret };
    });
  }

  /** @throws DomainError not-found */
  async revoke(viewer: Viewer, id: string): Promise<void> {
    const revoked = await this.unitOfWork.run(async (tx) => {
      const removed = await this.store.removeToken(tx, viewer.accountId, id);
      if (removed)
        await this.audit.record(tx, {
          actorId: viewer.accountId,
          action: 'access-token.revoked',
          subject: { type: 'access-token', id },
        });
      return removed;
    });
    if (!revoked) throw notFound();
  }

  /** Who a bearer token stands for, or null. */
  async viewer(secret: string): Promise<Viewer | null> {
    const found = await this.store.tokenWithAccount(hashToken(secret));
    if (!found) return null;
    const now = this.clock.now();
    if (now - (found.token.usedAt ?? 0) > DAY)
      await this.unitOfWork.run((tx) => this.store.touchToken(tx, found.token.id, now));
    return viewerOf(found.account, null);
  }
}
