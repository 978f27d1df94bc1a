import { Injectable } from '@nestjs/common';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NewsHiding } from './news-hiding.service.js';
import { mayNews } from './news.policy.js';
import { NewsService } from './news.service.js';

/** Takes published news back: what it said is erased, and what followed from it with it. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly news: NewsService,
    private readonly hiding: NewsHiding,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError not-found; forbidden, also for what is taken back already */
  withdraw(viewer: Viewer, newsId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { item, access } = await this.news.lockIn(tx, viewer, newsId);
      if (!mayNews('withdraw', access, item)) throw forbidden();
      await this.hiding.eraseIn(tx, newsId);
      await this.audit.record(tx, {
        actorId: viewer.accountId,
        action: 'news.withdrawn',
        subject: { type: 'news', id: newsId },
      });
    });
  }
}
