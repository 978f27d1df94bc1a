import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';

import { MailTransport } from '../../platform/mail/mail-transport.js';

import { AccountService } from './account.service.js';
import { SignInMailWriter } from './sign-in-mail-writer.service.js';
import { checkLink } from './sign-in.rules.js';
import { SignInStore } from './sign-in.store.js';

/** Decides who is mailed a way in, out of reach of whoever asked. */
@Injectable()
export class SignInMailService {
  constructor(
    private readonly store: SignInStore,
    private readonly accounts: AccountService,
    private readonly writer: SignInMailWriter,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async send(linkId: string): Promise<void> {
    const link = await this.store.mailed(linkId);
    if (!link || checkLink(link, this.clock.now()) !== 'valid') return;
    const account = await this.accounts.byEmail(link.email);
    if (!account && this.settings.signUp === 'invited' && !this.settings.adminEmails.includes(link.email))
      return;
    await this.transport.send(this.writer.write(link, account));
  }
}
