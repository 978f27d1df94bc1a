import { Injectable } from '@nestjs/common';
import { conflict, forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NewsConsequences } from './news-consequences.service.js';
import type { NewsItem } from './news-item.entity.js';
import { isOwn } from './news.policy.js';
import { NewsService } from './news.service.js';
import { StillTrueRegister } from './still-true-register.service.js';

/** « Toujours vrai », « Plus vrai »: what a colleague says of an item, or of their own its author and who writes for it. */
@Injectable()
export class StillTrueService {
  constructor(
    private readonly news: NewsService,
    private readonly register: StillTrueRegister,
    private readonly consequences: NewsConsequences,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Twice is once, and one may change one's mind. An author confirms nothing: their « plus vrai » outdates the item, and
   * their « toujours vrai » answers only what is in question.
   * @throws DomainError not-found, colleagues-only, own-news, news-not-shown, already-replaced, news-over
   */
  say(viewer: Viewer, newsId: string, stillTrue: boolean): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { item, access } = await this.news.lockIn(tx, viewer, newsId);
      if (!access.isColleague) throw forbidden('colleagues-only');
      const { accountId } = viewer;
      const after = isOwn(access)
        ? await this.register.sayAsAuthorIn(tx, item, stillTrue)
        : await this.register.sayIn(tx, item, { accountId, stillTrue });
      await this.consequences.settleIn(tx, after);
      await this.recordIn(tx, viewer, item, stillTrue ? 'still-true' : 'no-longer-true');
    });
  }

  /** What it was prolonged by stays. @throws DomainError not-found, own-news */
  takeBack(viewer: Viewer, newsId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { item, access } = await this.news.lockIn(tx, viewer, newsId);
      if (access.isAuthor) throw conflict('own-news');
      await this.register.unsayIn(tx, item, viewer.accountId);
      await this.consequences.settleIn(tx, item);
      await this.recordIn(tx, viewer, item, 'unsaid');
    });
  }

  private recordIn(tx: Tx, { accountId }: Viewer, { id }: NewsItem, deed: string): Promise<void> {
    return this.audit.record(tx, {
      actorId: accountId,
      action: `news.${deed}`,
      subject: { type: 'news', id },
    });
  }
}
