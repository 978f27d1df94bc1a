import { Injectable } from '@nestjs/common';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { DecidedLetter } from './community.facts.js';
import { LetterMailWriter } from './letter-mail-writer.service.js';
import { LetterReader } from './letter-reader.service.js';

/** Sends a mail that was decided. */
@Injectable()
export class LetterMailService {
  constructor(
    private readonly letters: LetterReader,
    private readonly writer: LetterMailWriter,
    private readonly transport: MailTransport,
  ) {}

  async send(decided: DecidedLetter): Promise<void> {
    const letter = await this.letters.load(decided);
    if (letter) await this.transport.send(this.writer.write(letter));
  }
}
