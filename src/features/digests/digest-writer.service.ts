import { Injectable } from '@nestjs/common';
import { MailRenderer } from '../../platform/mail/mail-renderer.js';
import { PermanentFailure } from '../../platform/outbox/fact-kind.js';
import { fitsOneMail, LENGTHS, shortened } from './digest-length.rules.js';
import type { DigestLetter } from './digest-letter.service.js';
import { DigestWords } from './digest-words.service.js';

export interface WrittenDigest {
  subject: string;
  text: string;
  html: string;
  unsubscribeUrl: string;
}

/** Writes a digest: as much of it as one mail takes. */
@Injectable()
export class DigestWriter {
  constructor(
    private readonly words: DigestWords,
    private readonly renderer: MailRenderer,
  ) {}

  write(letter: DigestLetter): WrittenDigest {
    for (const length of LENGTHS) {
      const mail = this.render({ ...letter, ...shortened(letter, length) });
      if (fitsOneMail(mail)) return mail;
    }
    throw new PermanentFailure('digest-too-long');
  }

  private render(letter: DigestLetter): WrittenDigest {
    const { locale, timeZone } = letter.account;
    const words = this.words.of(letter);
    const { subject, unsubscribeUrl } = words;
    const template = { template: 'digests/digest', locale, timeZone, date: letter.at };
    return { subject, unsubscribeUrl, ...this.renderer.render({ ...template, data: { ...words } }) };
  }
}
