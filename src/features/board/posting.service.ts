import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { RuleCode } from '../../secrecy/find.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import type { NewsInput } from './news.input.js';
import { NewsRegister } from './news-register.service.js';
import { NewsStore } from './news.store.js';
import { checkNewsTexts } from './news-texts.rules.js';
import { MOST_DRAFTS } from './posting.rules.js';
import { PostingWriting } from './posting-writing.service.js';

/** Puts news on the board, or keeps it for later. */
@Injectable()
export class PostingService {
  constructor(
    private readonly writing: PostingWriting,
    private readonly store: NewsStore,
    private readonly register: NewsRegister,
    private readonly secrecy: SecrecyLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the item's id
   * @throws DomainError secrecy, colleagues-only, writers-only, structure-exists, too-many-drafts, those of superseding;
   *   invalid, with all that the kind still misses
   */
  post(viewer: Viewer, input: NewsInput, once: Once | null = null): Promise<string> {
    return this.unitOfWork.run((tx) => this.postIn(tx, viewer, input, once));
  }

  /** As `post`, with what else belongs to the same transaction. */
  async postIn(tx: Tx, viewer: Viewer, input: NewsInput, once: Once | null): Promise<string> {
    const { confirmed, territory } = input;
    const found = checkNewsTexts(input, { confirmed, territory });
    return createOnce(tx, once, this.clock.now(), () => this.writeIn(tx, viewer, input, found));
  }

  private async writeIn(
    tx: Tx,
    viewer: Viewer,
    input: NewsInput,
    found: readonly RuleCode[],
  ): Promise<string> {
    const now = this.clock.now();
    const isDraft = input.status === 'draft';
    const item = await this.writing.newIn(tx, viewer, input, now);
    const whole = { item, themes: input.themes };
    if (isDraft) {
      const kept = await this.store.countDrafts(tx, viewer.accountId);
      if (kept >= MOST_DRAFTS) throw conflict('too-many-drafts', { max: MOST_DRAFTS });
      await this.register.keepIn(tx, whole, true);
    } else await this.register.publishIn(tx, whole, true, now);
    const subject = { type: 'news', id: item.id };
    await this.secrecy.recordIn(tx, { actorId: viewer.accountId, subject }, found);
    return item.id;
  }
}
