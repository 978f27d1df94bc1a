import { Injectable } from '@nestjs/common';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { DecidedSeriesMail } from './series-invite.facts.js';
import { SeriesLetterService } from './series-letter.service.js';
import { SeriesMailWriter } from './series-mail-writer.service.js';

/** Sends a mail about a series that was decided. */
@Injectable()
export class SeriesMailService {
  constructor(
    private readonly letters: SeriesLetterService,
    private readonly writer: SeriesMailWriter,
    private readonly transport: MailTransport,
  ) {}

  async send(decided: DecidedSeriesMail): Promise<void> {
    const letter = await this.letters.load(decided);
    if (letter) await this.transport.send(this.writer.write(letter));
  }
}
