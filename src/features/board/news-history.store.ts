import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { NewsEdit } from './news-edit.entity.js';

/** No item that lives is edited more often. */
const MOST_SHOWN = 200;

@Injectable()
export class NewsHistoryStore {
  /** The last first. */
  edits(from: Reader | Tx, newsId: string): Promise<NewsEdit[]> {
    return from.manager.find(NewsEdit, { where: { newsId }, order: { revision: 'DESC' }, take: MOST_SHOWN });
  }

  /** That it was edited stays known; what it said does not. */
  async forget(tx: Tx, newsId: string): Promise<void> {
    await tx.manager.update(NewsEdit, { newsId }, { before: {} });
  }
}
