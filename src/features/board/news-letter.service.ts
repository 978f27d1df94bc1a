import { Injectable } from '@nestjs/common';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { DecidedNewsLetter } from './news-life.facts.js';
import { NewsLetterOwed } from './news-letter-owed.service.js';
import { NewsLetterWriter } from './news-letter-writer.service.js';

/** Sends what was decided about news, unless it is otherwise by now. */
@Injectable()
export class NewsLetterService {
  constructor(
    private readonly owed: NewsLetterOwed,
    private readonly writer: NewsLetterWriter,
    private readonly transport: MailTransport,
  ) {}

  async send(decided: DecidedNewsLetter): Promise<void> {
    const letter = await this.owed.find(decided);
    if (letter) await this.transport.send(this.writer.write(letter));
  }
}
