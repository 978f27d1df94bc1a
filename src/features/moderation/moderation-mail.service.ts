import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import type { DecidedLetter } from './moderation.facts.js';
import { type ModerationLetter, ModerationLetterReader } from './moderation-letter-reader.service.js';
import { ModerationLetterWords } from './moderation-letter-words.service.js';

/** Sends a mail that was decided, unless it is otherwise by now. */
@Injectable()
export class ModerationMail {
  constructor(
    private readonly letters: ModerationLetterReader,
    private readonly words: ModerationLetterWords,
    private readonly renderer: MailRenderer,
    private readonly transport: MailTransport,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async send(decided: DecidedLetter): Promise<void> {
    const letter = await this.letters.load(decided);
    if (letter) await this.transport.send(this.write(letter));
  }

  /** The same decision is the same message, under the same Message-ID. */
  private write(letter: ModerationLetter): OutgoingMail {
    const { decided, account, decision } = letter;
    const closesAccess = decided.kind === 'decided' && decision?.action === 'suspendre';
    const { locale, timeZone, displayName, email } = account;
    const words = this.words.of(letter);
    return {
      kind: closesAccess ? 'access' : 'transactional',
      messageId: `<moderation.${decided.id}@${new URL(this.settings.publicUrl).hostname}>`,
      date: decided.at,
      to: { name: displayName || null, address: email },
      subject: words.subject,
      ...this.renderer.render({
        template: 'communities/message',
        locale,
        timeZone,
        date: decided.at,
        data: { ...words },
      }),
    };
  }
}
