import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import { DraftService } from './draft.service.js';
import { NewsService } from './news.service.js';
import { WithdrawalService } from './withdrawal.service.js';

/** Takes an item out of the world: a draft is deleted, what was published is withdrawn. */
@Injectable()
export class NewsRemovalService {
  constructor(
    private readonly news: NewsService,
    private readonly drafts: DraftService,
    private readonly withdrawals: WithdrawalService,
    private readonly reader: Reader,
  ) {}

  /** @throws DomainError not-found, forbidden; news-published, for what was published meanwhile */
  async remove(viewer: Viewer, id: string): Promise<void> {
    const { item } = await this.news.requireIn(this.reader, viewer, id);
    if (item.status === 'draft') await this.drafts.remove(viewer, id);
    else await this.withdrawals.withdraw(viewer, id);
  }
}
