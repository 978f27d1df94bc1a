import { Injectable } from '@nestjs/common';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { SuspensionEnded } from './account.facts.js';
import { AccountService } from './account.service.js';
import { NoticeMailWriter } from './notice-mail-writer.service.js';

@Injectable()
export class SuspensionMailService {
  constructor(
    private readonly accounts: AccountService,
    private readonly writer: NoticeMailWriter,
    private readonly transport: MailTransport,
  ) {}

  /** Somebody's access is open again. */
  async tellEnd({ suspensionId, accountId, at }: SuspensionEnded): Promise<void> {
    const [account] = await this.accounts.byIds([accountId]);
    if (!account) return;
    const told = { kind: 'suspensionEnded' as const, id: suspensionId, at, to: account.email };
    await this.transport.send(this.writer.write(account, { ...told, path: '/sign-in' }));
  }
}
