import { Injectable } from '@nestjs/common';
import { isId } from '../../kernel/ids.js';
import { pageByInstant } from '../../platform/database/instant-page.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import type { Theme } from '../../vocabulary/themes.js';
import { NewsEdit } from './news-edit.entity.js';
import { NewsItem } from './news-item.entity.js';
import { NewsTheme } from './news-theme.entity.js';

/** The rows of items: as they stand, whoever may read them. */
@Injectable()
export class NewsStore {
  async byId(from: Reader | Tx, id: string): Promise<NewsItem | null> {
    return isId(id) ? from.manager.findOneBy(NewsItem, { id }) : null;
  }

  async byIds(from: Reader | Tx, ids: readonly string[]): Promise<NewsItem[]> {
    const known = ids.filter(isId);
    if (!known.length) return [];
    return from.manager
      .createQueryBuilder(NewsItem, 'item')
      .where('item.id in (:...known)', { known })
      .getMany();
  }

  /** Held until the transaction ends: what is said of an item changes one at a time. */
  async lockById(tx: Tx, id: string): Promise<NewsItem | null> {
    if (!isId(id)) return null;
    return tx
      .locking(tx.manager.createQueryBuilder(NewsItem, 'item').where('item.id = :id', { id }))
      .getOne();
  }

  /** What is said of a structure, some at a time, held until the transaction ends. */
  lockPublishedAbout(
    tx: Tx,
    structureId: string,
    { afterId, limit }: { afterId: string | null; limit: number },
  ): Promise<NewsItem[]> {
    const query = tx.manager
      .createQueryBuilder(NewsItem, 'item')
      .where("item.structureId = :structureId and item.status = 'published'", { structureId })
      .orderBy('item.id')
      .limit(limit);
    if (afterId !== null) query.andWhere('item.id > :afterId', { afterId });
    return tx.locking(query).getMany();
  }

  /** Somebody's, the last changed first. */
  async drafts(from: Reader, authorId: string, asked: ListAsked): Promise<ListPage<NewsItem>> {
    const query = from.manager
      .createQueryBuilder(NewsItem, 'item')
      .where("item.authorId = :authorId and item.status = 'draft'", { authorId });
    return pageByInstant(query, { by: 'updatedAt', order: 'DESC' }, asked);
  }

  countDrafts(from: Reader | Tx, authorId: string): Promise<number> {
    return from.manager.countBy(NewsItem, { authorId, status: 'draft' });
  }

  async insert(tx: Tx, item: NewsItem): Promise<void> {
    await tx.manager.insert(NewsItem, item);
  }

  async update(tx: Tx, id: string, values: Partial<NewsItem>): Promise<void> {
    await tx.manager.update(NewsItem, { id }, values);
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(NewsItem, { id });
  }

  async insertEdit(tx: Tx, edit: NewsEdit): Promise<void> {
    await tx.manager.insert(NewsEdit, edit);
  }

  /** Of each item, in the order of the codes; none is an empty list. */
  async themesOf(from: Reader | Tx, ids: readonly string[]): Promise<Map<string, Theme[]>> {
    const themes = new Map<string, Theme[]>(ids.map((id) => [id, []]));
    if (!ids.length) return themes;
    const rows = await from.manager
      .createQueryBuilder(NewsTheme, 'tag')
      .where('tag.newsId in (:...ids)', { ids })
      .orderBy('tag.theme')
      .getMany();
    for (const { newsId, theme } of rows) themes.get(newsId)?.push(theme);
    return themes;
  }

  async setThemes(tx: Tx, newsId: string, themes: readonly Theme[]): Promise<void> {
    await tx.manager.delete(NewsTheme, { newsId });
    if (themes.length)
      await tx.manager.insert(
        NewsTheme,
        themes.map((theme) => ({ newsId, theme })),
      );
  }
}
