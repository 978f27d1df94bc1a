import { Injectable } from '@nestjs/common';
import { NewsCommentService } from '../../../features/board/news-comment.service.js';
import { NewsHistoryService } from '../../../features/board/news-history.service.js';
import { NewsService } from '../../../features/board/news.service.js';
import type { SeenNews } from '../../../features/board/news-reading.service.js';
import { WithdrawnNews } from '../../../features/board/withdrawn-news.service.js';
import { Clock } from '../../../kernel/clock.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { PostedForm } from '../events/posted-form.input.js';
import { ItemAcronyms } from '../glossary/item-acronyms.js';
import { commentView, editView, itemView, newsPath } from './item.view.js';

const COMMENTS_SHOWN = 50;

/** One item with what colleagues say of it. */
@Injectable()
export class ItemPage {
  constructor(
    private readonly news: NewsService,
    private readonly withdrawn: WithdrawnNews,
    private readonly comments: NewsCommentService,
    private readonly history: NewsHistoryService,
    private readonly acronyms: ItemAcronyms,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found */
  async shown(
    viewer: Viewer | null,
    id: string,
    { cursor, values = {} }: { cursor?: string | undefined; values?: PostedForm } = {},
  ): Promise<Page> {
    const seen = await this.found(viewer, id);
    if (seen === null || seen.item.status === 'withdrawn')
      return page('board/item-withdrawn', {}, { status: seen === null ? 410 : 200 });
    const [{ items, next }, edits] = await Promise.all([
      this.commentsOf(viewer, seen, cursor),
      this.history.ofNews(seen),
    ]);
    const item = itemView(seen, viewer, this.clock.now());
    return page('board/item', {
      item,
      acronyms: this.acronyms.of(viewer, seen),
      country: item.country,
      indexed: item.isPublic,
      comments: items.map((comment) => commentView(comment, id)),
      isContinued: cursor !== undefined,
      next: next && `${newsPath(id)}?cursor=${encodeURIComponent(next)}#comments`,
      edits: edits.map(editView),
      values: { formId: newId(), ...values },
    });
  }

  /** Null for what was taken back and could be read before. */
  private async found(viewer: Viewer | null, id: string): Promise<SeenNews | null> {
    try {
      return await this.news.view(viewer, id);
    } catch (error) {
      const isMissing = error instanceof DomainError && error.kind === 'not-found';
      if (isMissing && (await this.withdrawn.couldRead(viewer, id))) return null;
      throw error;
    }
  }

  private async commentsOf(viewer: Viewer | null, seen: SeenNews, cursor: string | undefined) {
    if (viewer === null || !seen.can.comment) return { items: [], next: null };
    return this.comments.ofNews(viewer, seen, { limit: COMMENTS_SHOWN, cursor });
  }
}
