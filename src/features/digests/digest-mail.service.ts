import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { DecidedDigest } from './digest.facts.js';
import { DigestLetters } from './digest-letter.service.js';
import { DigestWriter } from './digest-writer.service.js';

/** Sends a digest that was decided; the same decision is the same message. */
@Injectable()
export class DigestMail {
  constructor(
    private readonly letters: DigestLetters,
    private readonly writer: DigestWriter,
    private readonly transport: MailTransport,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async send(decided: DecidedDigest): Promise<void> {
    const letter = await this.letters.load(decided);
    // Somebody may have stopped them since.
    if (!letter || letter.subscription.nextAt === null) return;
    const { account, at } = letter;
    const { subject, text, html, unsubscribeUrl } = this.writer.write(letter);
    await this.transport.send({
      kind: 'digest',
      listUnsubscribe: unsubscribeUrl,
      messageId: `<digest.${account.id}.${decided.week}@${new URL(this.settings.publicUrl).hostname}>`,
      date: at,
      to: { name: account.displayName || null, address: account.email },
      subject,
      text,
      html,
    });
  }
}
