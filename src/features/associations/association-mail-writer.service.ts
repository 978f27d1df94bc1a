import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import { AssociationMailWords } from './association-mail-words.service.js';
import type { AssociationNotice } from './association-notice-reader.service.js';

@Injectable()
export class AssociationMailWriter {
  constructor(
    private readonly words: AssociationMailWords,
    private readonly renderer: MailRenderer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The same decision is the same message, under the same Message-ID. */
  write(notice: AssociationNotice): OutgoingMail {
    const { decided, account, association } = notice;
    const words = this.words.of(notice);
    const { unsubscribeUrl } = words;
    const body = this.renderer.render({
      template: 'associations/message',
      locale: account.locale,
      timeZone: account.timeZone,
      date: decided.at,
      data: { ...words },
    });
    return {
      ...(unsubscribeUrl === null
        ? { kind: 'transactional' }
        : { kind: 'reminder', listUnsubscribe: unsubscribeUrl }),
      messageId: `<association.${decided.id}@${new URL(this.settings.publicUrl).hostname}>`,
      date: decided.at,
      fromName: `${association.name} (Maillage)`,
      to: { name: account.displayName || null, address: account.email },
      subject: words.subject,
      ...body,
    };
  }
}
