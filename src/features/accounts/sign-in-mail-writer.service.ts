import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials } from '../../platform/credentials/credentials.js';
import { Translator } from '../../platform/i18n/translator.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import type { Account } from './account.entity.js';
import type { SignInLink } from './sign-in-link.entity.js';
import { CODE_LIFETIME, LINK_LIFETIME } from './sign-in.rules.js';
import { MINUTE } from '../../kernel/clock.js';

@Injectable()
export class SignInMailWriter {
  constructor(
    private readonly credentials: Credentials,
    private readonly renderer: MailRenderer,
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The same link always gives the same mail. */
  write(link: SignInLink, account: Account | null): OutgoingMail {
    const locale = account?.locale ?? link.locale;
    const code = this.credentials.code(link.id);
    const body = this.renderer.render({
      template: 'accounts/sign-in',
      locale,
      timeZone: account?.timeZone ?? this.settings.defaultTimeZone,
      data: {
        name: account?.displayName ?? '',
        code,
        link: `${this.settings.publicUrl}/sign-in/${this.credentials.token('sign-in', link.id, 1)}`,
        codeMinutes: CODE_LIFETIME / MINUTE,
        linkMinutes: LINK_LIFETIME / MINUTE,
      },
    });
    return {
      kind: 'access',
      messageId: `<sign-in.${link.id}@${new URL(this.settings.publicUrl).hostname}>`,
      date: link.createdAt,
      to: { name: account?.displayName || null, address: link.email },
      subject: this.translator.t(locale, 'accounts.mail.signIn.subject', { code }),
      ...body,
    };
  }
}
