import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { deviceConnected } from './account.facts.js';
import { AccountService } from './account.service.js';
import { checkDeviceLink } from './device-link.rules.js';
import { DeviceLinkStore } from './device-link.store.js';
import { type OpenedSession, SessionService } from './session.service.js';

@Injectable()
export class DeviceSignInService {
  constructor(
    private readonly store: DeviceLinkStore,
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Null for a token that is no device's. Its owner is told by mail. */
  async openIn(
    tx: Tx,
    token: string,
    opening: { shared: boolean; device: string },
  ): Promise<OpenedSession | 'link-used' | 'link-expired' | null> {
    const now = this.clock.now();
    const link = await this.store.byToken(hashToken(token), tx);
    if (!link) return null;
    const check = checkDeviceLink(link, now);
    if (check !== 'valid') return `link-${check}`;
    if (!(await this.store.use(tx, link.id, now))) return 'link-used';
    const account = await this.accounts.byIdIn(tx, link.accountId);
    await this.accounts.seenIn(tx, account.id);
    const told = { linkId: link.id, device: opening.device };
    await this.outbox.publish(tx, deviceConnected, told, { key: link.id });
    return this.sessions.openIn(tx, account, opening);
  }
}
