import { Injectable } from '@nestjs/common';
import { conflict } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { NewsInput } from './news.input.js';
import { NewsRegister } from './news-register.service.js';
import { NewsService } from './news.service.js';
import { PostingService } from './posting.service.js';

/** What somebody writes for later; nobody else reads it. */
@Injectable()
export class DraftService {
  constructor(
    private readonly posting: PostingService,
    private readonly news: NewsService,
    private readonly register: NewsRegister,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** As `PostingService.postIn`, for later. @returns its id */
  keepIn(tx: Tx, viewer: Viewer, input: NewsInput, once: Once | null): Promise<string> {
    return this.posting.postIn(tx, viewer, { ...input, status: 'draft' }, once);
  }

  /** For good. @throws DomainError not-found, news-published */
  remove(viewer: Viewer, id: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { item } = await this.news.lockIn(tx, viewer, id);
      if (item.status !== 'draft') throw conflict('news-published');
      await this.register.removeIn(tx, item);
    });
  }
}
