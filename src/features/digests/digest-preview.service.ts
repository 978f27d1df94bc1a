import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import { type DigestLetter, DigestLetters } from './digest-letter.service.js';
import { DigestPlanning } from './digest-planning.service.js';
import { type DigestText, DigestWords } from './digest-words.service.js';
import { DigestWriter, type WrittenDigest } from './digest-writer.service.js';

/** « Voir le prochain message »: what somebody would be told were it mailed now; null where that is nothing. */
@Injectable()
export class DigestPreview {
  constructor(
    private readonly letters: DigestLetters,
    private readonly planning: DigestPlanning,
    private readonly words: DigestWords,
    private readonly writer: DigestWriter,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async next(viewer: Viewer): Promise<DigestText | null> {
    const letter = await this.letter(viewer);
    return letter && this.words.of(letter);
  }

  async nextMail(viewer: Viewer): Promise<WrittenDigest | null> {
    const letter = await this.letter(viewer);
    return letter && this.writer.write(letter);
  }

  private async letter({ accountId }: Viewer): Promise<DigestLetter | null> {
    const addressee = await this.letters.addressee(accountId);
    if (!addressee) return null;
    const at = this.clock.now();
    const contents = (await this.planning.plan(this.reader, [addressee], at)).get(accountId);
    return contents ? this.letters.loadFor(addressee, { ...contents, accountId, at }) : null;
  }
}
