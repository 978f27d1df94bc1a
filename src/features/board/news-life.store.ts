import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { NewsConfirmation } from './news-confirmation.entity.js';
import { NewsItem, type NewsState } from './news-item.entity.js';
import { NewsOutdating } from './news-outdating.entity.js';
import { andVisibleTo } from './news-visibility.store.js';

/** What the state of an item follows from. */
@Injectable()
export class NewsLifeStore {
  /** What is said of it as it reads now; its author's own word is none. */
  async tally(tx: Tx, { id, authorId }: Pick<NewsItem, 'id' | 'authorId'>) {
    const said = await tx.manager.findBy(NewsConfirmation, { newsId: id, stands: true });
    const others = said.filter(({ accountId }) => accountId !== authorId);
    const confirmations = others.filter(({ stillTrue }) => stillTrue).length;
    return { confirmations, refutations: others.length - confirmations };
  }

  /** What replaces it, and is on the board. */
  isSuperseded(from: Reader | Tx, id: string, besides?: string): Promise<boolean> {
    const query = from.manager
      .createQueryBuilder(NewsItem, 'item')
      .where('item.supersedesId = :id', { id })
      .andWhere("item.status = 'published' and item.hiddenAt is null");
    if (besides !== undefined) query.andWhere('item.id <> :besides', { besides });
    return query.getExists();
  }

  /** Whether somebody who is a colleague finds an item on the board. */
  isVisibleTo(from: Reader | Tx, id: string, accountId: string | null): Promise<boolean> {
    const query = from.manager.createQueryBuilder(NewsItem, 'item').where('item.id = :id', { id });
    return andVisibleTo(query, { accountId, isColleague: accountId !== null }).getExists();
  }

  outdatingOf(from: Reader | Tx, newsId: string): Promise<NewsOutdating | null> {
    return from.manager.findOneBy(NewsOutdating, { newsId });
  }

  /** Over what a closure said before. */
  async outdate(tx: Tx, outdating: NewsOutdating): Promise<void> {
    await tx.manager.upsert(NewsOutdating, outdating, ['newsId']);
  }

  async undoOutdating(tx: Tx, newsId: string): Promise<void> {
    await tx.manager.delete(NewsOutdating, { newsId });
  }

  async setState(tx: Tx, id: string, state: NewsState): Promise<void> {
    await tx.manager.update(NewsItem, { id }, { state });
  }

  async setExpiry(tx: Tx, id: string, expiry: { expiresOn: string; expiresAt: number }): Promise<void> {
    await tx.manager.update(NewsItem, { id }, { ...expiry, askedAt: null });
  }

  async setAsked(tx: Tx, id: string, askedAt: number): Promise<void> {
    await tx.manager.update(NewsItem, { id }, { askedAt });
  }

  /** What associations say of a structure, held until the transaction ends. */
  lockSpokenFor(tx: Tx, structureId: string): Promise<NewsItem[]> {
    const query = tx.manager
      .createQueryBuilder(NewsItem, 'item')
      .where("item.structureId = :structureId and item.status = 'published'", { structureId })
      .andWhere('item.associationId is not null')
      .orderBy('item.id');
    return tx.locking(query).getMany();
  }

  findConfirmation(from: Reader | Tx, newsId: string, accountId: string): Promise<NewsConfirmation | null> {
    return from.manager.findOneBy(NewsConfirmation, { newsId, accountId });
  }

  async confirm(tx: Tx, confirmation: NewsConfirmation): Promise<void> {
    await tx.manager.upsert(NewsConfirmation, confirmation, ['newsId', 'accountId']);
  }

  async unconfirm(tx: Tx, newsId: string, accountId: string): Promise<void> {
    await tx.manager.delete(NewsConfirmation, { newsId, accountId });
  }

  /** It says something else now: what was said of it counts no more. */
  async askAnew(tx: Tx, newsId: string): Promise<void> {
    await tx.manager.update(NewsConfirmation, { newsId }, { stands: false });
  }
}
