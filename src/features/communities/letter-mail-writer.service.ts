import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import type { CommunityLetter } from './letter-reader.service.js';
import { LetterWordsService } from './letter-words.service.js';

@Injectable()
export class LetterMailWriter {
  constructor(
    private readonly words: LetterWordsService,
    private readonly renderer: MailRenderer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The same decision is the same message, under the same Message-ID. */
  write(letter: CommunityLetter): OutgoingMail {
    const { decided, account, community } = letter;
    const words = this.words.of(letter);
    const { hostname } = new URL(this.settings.publicUrl);
    const body = this.renderer.render({
      template: 'communities/message',
      locale: account.locale,
      timeZone: account.timeZone,
      date: decided.at,
      data: { ...words },
    });
    return {
      kind: 'transactional',
      messageId: `<community.${decided.id}@${hostname}>`,
      date: decided.at,
      fromName: `${community.name} (Maillage)`,
      to: { name: account.displayName || null, address: account.email },
      subject: words.subject,
      ...body,
      ...(words.unsubscribeUrl !== null && { listUnsubscribe: words.unsubscribeUrl }),
    };
  }
}
