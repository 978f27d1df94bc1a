import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { NewsEdit } from './news-edit.entity.js';

/** No item that lives is edited more often. */
const MOST_SHOWN = 200;

/** An edit and whose it is, as long as that account is there. */
export interface SignedEdit {
  edit: NewsEdit;
  editor: Account | null;
}

@Injectable()
export class NewsHistoryStore {
  /** The last first. */
  async edits(from: Reader | Tx, newsId: string): Promise<SignedEdit[]> {
    const rows = (await from.manager
      .createQueryBuilder(NewsEdit, 'edit')
      .leftJoinAndMapOne('edit.editor', Account, 'editor', 'editor.id = edit.editorId')
      .where('edit.newsId = :newsId', { newsId })
      .orderBy('edit.revision', 'DESC')
      .limit(MOST_SHOWN)
      .getMany()) as (NewsEdit & { editor: Account | null })[];
    return rows.map(({ editor, ...edit }) => ({ edit, editor }));
  }

  /** That it was edited stays known; what it said does not. */
  async forget(tx: Tx, newsId: string): Promise<void> {
    await tx.manager.update(NewsEdit, { newsId }, { before: {} });
  }
}
