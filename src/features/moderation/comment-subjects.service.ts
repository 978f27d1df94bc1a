import { Injectable } from '@nestjs/common';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import type { NewsComment } from '../board/news-comment.entity.js';
import { NewsHiding } from '../board/news-hiding.service.js';
import type { NewsItem } from '../board/news-item.entity.js';
import { mayNews } from '../board/news.policy.js';
import { NewsService } from '../board/news.service.js';
import { placeOfItem } from './news-subjects.service.js';
import { type ReadText, stateOf, type Subject, writtenTexts } from './subject.rules.js';

/** Comments below items, as what is moderated. */
@Injectable()
export class CommentSubjects {
  constructor(
    private readonly news: NewsService,
    private readonly hiding: NewsHiding,
    private readonly reader: Reader,
  ) {}

  /** By colleagues who read the item that it stands below: nobody else reads comments. @throws DomainError not-found, own-text */
  async reportable(viewer: Viewer | null, text: ReadText): Promise<Subject> {
    const [found] = await this.hiding.commentsByIds(this.reader, [text.id]);
    const comment = reportedOf(found, viewer, text);
    const { item, can } = await this.news.view(viewer, comment.newsId);
    if (!can.comment) throw notFound();
    return commentSubject(comment, item);
  }

  /** As `reportable`, held until the transaction ends. */
  async reportableIn(tx: Tx, viewer: Viewer | null, text: ReadText): Promise<Subject> {
    const comment = reportedOf(await this.hiding.lockCommentIn(tx, text.id), viewer, text);
    const { item, access } = await this.news.requireIn(tx, viewer, comment.newsId);
    if (!mayNews('comment', access, item)) throw notFound();
    return commentSubject(comment, item);
  }

  async byIds(from: Reader | Tx, ids: readonly string[]): Promise<Subject[]> {
    const comments = await this.hiding.commentsByIds(from, ids);
    const items = await this.hiding.itemsByIds(from, [...new Set(comments.map(({ newsId }) => newsId))]);
    const byId = new Map(items.map((item) => [item.id, item]));
    return comments.flatMap((comment) => {
      const item = byId.get(comment.newsId);
      return item ? [commentSubject(comment, item)] : [];
    });
  }

  async lockIn(tx: Tx, id: string): Promise<Subject | null> {
    await this.hiding.lockCommentIn(tx, id);
    const [found] = await this.byIds(tx, [id]);
    return found ?? null;
  }

  hideIn(tx: Tx, id: string, at: number): Promise<void> {
    return this.hiding.hideCommentIn(tx, id, at);
  }

  showIn(tx: Tx, id: string): Promise<void> {
    return this.hiding.showCommentIn(tx, id);
  }

  eraseIn(tx: Tx, id: string, at: number): Promise<void> {
    return this.hiding.eraseCommentIn(tx, id, at);
  }
}

/** What it stands below was not reported: it has no title. It is taken back or left, never reworded. */
const commentSubject = (comment: NewsComment, item: NewsItem): Subject => ({
  ...placeOfItem(item),
  type: 'news-comment',
  id: comment.id,
  associationId: null,
  authorId: comment.authorId,
  state: stateOf({ isGone: comment.withdrawnAt !== null, hiddenAt: comment.hiddenAt }),
  isCorrectable: false,
  isForFew: false,
  revision: 1,
  title: null,
  texts: writtenTexts([comment.text]),
  createdAt: comment.createdAt,
});

function reportedOf(
  comment: NewsComment | null | undefined,
  viewer: Viewer | null,
  { pageId }: ReadText,
): NewsComment {
  if (comment?.newsId !== pageId || comment.withdrawnAt !== null || comment.hiddenAt !== null)
    throw notFound();
  if (viewer !== null && comment.authorId === viewer.accountId) throw forbidden('own-text');
  return comment;
}
