import { Injectable } from '@nestjs/common';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { DecidedMail } from './invitation.facts.js';
import { InviteLetterService } from './invite-letter.service.js';
import { InviteMailWriter } from './invite-mail-writer.service.js';

/** Sends a mail that was decided. */
@Injectable()
export class InviteMailService {
  constructor(
    private readonly letters: InviteLetterService,
    private readonly writer: InviteMailWriter,
    private readonly transport: MailTransport,
  ) {}

  async send(decided: DecidedMail): Promise<void> {
    const letter = await this.letters.load(decided);
    if (letter) await this.transport.send(this.writer.write(letter));
  }
}
