import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { isId, newId } from '../../kernel/ids.js';
import { cleanLine, cleanText, normaliseEmail } from '../../kernel/text.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Reader } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { composeMail } from './compose.js';
import { MailTransport } from './mail-transport.js';
import type { MailboxMessage } from './mailbox-message.entity.js';
import { type MailboxLine, type MailboxPage, MailboxStore } from './mailbox.store.js';
import type { OutgoingMail } from './outgoing-mail.js';

/** Where mail goes without an SMTP server: it is kept here, for `/mailbox` to show. */
@Injectable()
export class LocalMailbox extends MailTransport {
  constructor(
    private readonly store: MailboxStore,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    super();
  }

  async send(mail: OutgoingMail): Promise<void> {
    const raw = await composeMail(mail, this.settings.mailFrom);
    const message: MailboxMessage = {
      id: newId(),
      messageId: mail.messageId,
      toAddress: normaliseEmail(mail.to.address),
      subject: cleanLine(mail.subject),
      receivedAt: this.clock.now(),
      raw: raw.toString(),
      text: cleanText(mail.text),
      html: cleanText(mail.html),
      ics: mail.calendar?.ics ?? null,
      icsMethod: mail.calendar?.method ?? null,
    };
    await this.unitOfWork.run((tx) => this.store.add(tx, message));
  }

  async verify(): Promise<void> {
    await this.store.list(this.reader, { limit: 1 });
  }

  /** Newest first, without the messages' bodies. */
  list(page: MailboxPage): Promise<MailboxLine[]> {
    return this.store.list(this.reader, page);
  }

  async find(id: string): Promise<MailboxMessage | null> {
    return isId(id) ? this.store.find(this.reader, id) : null;
  }

  empty(): Promise<void> {
    return this.unitOfWork.run((tx) => this.store.empty(tx));
  }
}
