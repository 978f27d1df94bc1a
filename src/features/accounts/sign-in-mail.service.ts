import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import { AccountService } from './account.service.js';
import { AddressMailService } from './address-mail.service.js';
import { SignInMailWriter } from './sign-in-mail-writer.service.js';
import { checkLink } from './sign-in.rules.js';
import { SignInStore } from './sign-in.store.js';

/** Decides who is mailed a way in, out of reach of whoever asked. */
@Injectable()
export class SignInMailService {
  constructor(
    private readonly store: SignInStore,
    private readonly accounts: AccountService,
    private readonly addressMail: AddressMailService,
    private readonly writer: SignInMailWriter,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  async send(linkId: string): Promise<void> {
    const link = await this.store.mailed(linkId);
    if (!link || checkLink(link, this.clock.now()) !== 'valid') return;
    const left = await this.accounts.byLeftEmail(link.email);
    if (left) return this.addressMail.tellLeft(left, link);
    const account = await this.accounts.byEmail(link.email);
    if (!account && !this.accounts.mayBegin(link.email)) return;
    await this.transport.send(this.writer.write(link, account));
  }
}
