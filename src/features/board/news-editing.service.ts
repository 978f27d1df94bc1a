import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, DomainError, forbidden, invalidField } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import type { NewsChangeInput } from './news.input.js';
import type { NewsItem } from './news-item.entity.js';
import { mayNews } from './news.policy.js';
import { NewsRegister, type WholeNews } from './news-register.service.js';
import { NewsService } from './news.service.js';
import { checkNewsTexts } from './news-texts.rules.js';
import { NewsEditingDesk } from './news-editing-desk.service.js';
import { isSame } from './posting.rules.js';

/** Changes what an item says: its author's draft, or what is on the board. */
@Injectable()
export class NewsEditingService {
  constructor(
    private readonly news: NewsService,
    private readonly desk: NewsEditingDesk,
    private readonly register: NewsRegister,
    private readonly secrecy: SecrecyLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * What is absent stays; a draft is published by `status`.
   * @throws DomainError not-found, forbidden, stale, secrecy, news-withdrawn, structure-exists, those of superseding;
   *   invalid, with all that the kind still misses
   */
  change(viewer: Viewer, id: string, input: NewsChangeInput, ifRevision: number | null): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { item, access } = await this.news.lockIn(tx, viewer, id);
      if (item.status === 'withdrawn') throw conflict('news-withdrawn');
      if (!mayNews('edit', access, item)) throw forbidden();
      if (ifRevision !== null && ifRevision !== item.revision) throw new DomainError('stale', 'stale');
      const found = checkNewsTexts(input, {
        confirmed: input.confirmed,
        territory: input.territory ?? item.territory,
        standing: item,
      });
      const before = { item, themes: await this.desk.themesIn(tx, item) };
      const after = await this.desk.changedIn(tx, viewer, before, input);
      if (item.status === 'draft') await this.keepIn(tx, after, input.status === 'published');
      else await this.editIn(tx, viewer, before, { after, isCorrection: input.correction });
      await this.secrecy.recordIn(tx, { actorId: viewer.accountId, subject: { type: 'news', id } }, found);
    });
  }

  private async keepIn(tx: Tx, { item, themes }: WholeNews, isPublished: boolean): Promise<void> {
    const at = this.clock.now();
    const kept: NewsItem = { ...item, revision: item.revision + 1, updatedAt: at };
    if (isPublished) await this.register.publishIn(tx, { item: kept, themes }, false, at);
    else await this.register.keepIn(tx, { item: kept, themes }, false);
  }

  private async editIn(
    tx: Tx,
    { accountId }: Viewer,
    before: WholeNews,
    { after, isCorrection }: { after: WholeNews; isCorrection: boolean },
  ): Promise<void> {
    if (isSame(before, after)) {
      if (isCorrection) throw invalidField('correction', 'nothing-corrected');
      return;
    }
    await this.register.editIn(tx, before, after, {
      editorId: accountId,
      isCorrection,
      at: this.clock.now(),
    });
  }
}
