import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountService } from './account.service.js';
import { checkDeviceLink, DEVICE_LINK_LIFETIME } from './device-link.rules.js';
import { DeviceLinkStore } from './device-link.store.js';
import type { LinkCheck } from './sign-in.rules.js';

/** A signed-in computer shows a link that opens the same account on a phone, once. */
@Injectable()
export class DeviceLinkService {
  constructor(
    private readonly store: DeviceLinkStore,
    private readonly accounts: AccountService,
    private readonly credentials: Credentials,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The one shown before, if it was not used, opens nothing any more. */
  create({ accountId }: Viewer): Promise<{ url: string; expiresAt: number }> {
    const id = newId();
    const token = this.credentials.token('device', id, 1);
    return this.unitOfWork.run(async (tx) => {
      const createdAt = this.clock.now();
      await this.store.removeUnused(tx, accountId);
      await this.store.insert(tx, { id, accountId, tokenHash: hashToken(token), createdAt, usedAt: null });
      const url = `${this.settings.publicUrl}/sign-in/device/${token}`;
      return { url, expiresAt: createdAt + DEVICE_LINK_LIFETIME };
    });
  }

  /** Whether a link's page can offer to sign in, and as whom; showing it uses nothing up. */
  async peek(token: string): Promise<{ check: LinkCheck | 'unknown'; name: string }> {
    const link = await this.store.byToken(hashToken(token));
    if (!link) return { check: 'unknown', name: '' };
    const [account] = await this.accounts.byIds([link.accountId]);
    return { check: checkDeviceLink(link, this.clock.now()), name: account?.displayName ?? '' };
  }
}
