import { Injectable } from '@nestjs/common';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import { AccountService } from './account.service.js';
import { DeviceLinkStore } from './device-link.store.js';
import { NoticeMailWriter } from './notice-mail-writer.service.js';

@Injectable()
export class DeviceMailService {
  constructor(
    private readonly store: DeviceLinkStore,
    private readonly accounts: AccountService,
    private readonly writer: NoticeMailWriter,
    private readonly transport: MailTransport,
  ) {}

  /** A phone was connected: its owner knows, or must. */
  async tell({ linkId, device }: { linkId: string; device: string }): Promise<void> {
    const link = await this.store.byId(linkId);
    const [account] = link ? await this.accounts.byIds([link.accountId]) : [];
    if (!link?.usedAt || !account) return;
    const { id, usedAt } = link;
    const told = { kind: 'deviceConnected' as const, id, at: usedAt, to: account.email };
    const mail = this.writer.write(account, {
      ...told,
      params: { device },
      instants: { when: usedAt },
      path: '/settings/sessions',
    });
    await this.transport.send(mail);
  }
}
