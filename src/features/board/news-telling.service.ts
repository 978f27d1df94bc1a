import { Injectable } from '@nestjs/common';
import { morningOf, wakingTime } from '../../calendar/waking-time.js';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { NewsItem } from './news-item.entity.js';
import { newsLetterDecided, newsTelling, type NewsTelling } from './news-life.facts.js';
import { asksOn, dayThere } from './news-life.rules.js';
import { type Concerned, NewsTellingStore } from './news-telling.store.js';
import { NewsStore } from './news.store.js';

const CHUNK = 200;

/** Tells those who answered for an item what becomes of it: one row when it happens, then a chunk at a time. */
@Injectable()
export class NewsTellings {
  constructor(
    private readonly items: NewsStore,
    private readonly store: NewsTellingStore,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  tellIn(tx: Tx, telling: Omit<NewsTelling, 'after'>): Promise<void> {
    return this.goOnIn(tx, { ...telling, after: null });
  }

  /** The next chunk, and a row for the one after it. */
  async tell(telling: NewsTelling): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const item = await this.items.byId(tx, telling.newsId);
      if (!item) return;
      const people = await this.store.concerned(tx, item, telling, CHUNK);
      await this.decideIn(tx, item, telling, people);
      const last = people.length === CHUNK ? people.at(-1) : undefined;
      if (last) await this.goOnIn(tx, { ...telling, after: last.accountId });
    });
  }

  private async decideIn(
    tx: Tx,
    item: NewsItem,
    { after: _, ...letter }: NewsTelling,
    people: readonly Concerned[],
  ): Promise<void> {
    const now = this.clock.now();
    await this.outbox.publishAll(
      tx,
      newsLetterDecided,
      people.map(({ accountId, timeZone }) => {
        const at = letter.kind === 'still-true' ? morningToAsk(item, timeZone, now) : now;
        const key = `${letter.newsId}:${letter.kind}:${letter.mark}:${accountId}`;
        return { payload: { ...letter, accountId, at }, key, at };
      }),
    );
  }

  private goOnIn(tx: Tx, telling: NewsTelling): Promise<void> {
    const { newsId, kind, mark, after } = telling;
    return this.outbox.publish(tx, newsTelling, telling, { key: `${newsId}:${kind}:${mark}:${after ?? ''}` });
  }
}

/** In the morning of the day, where its reader lives; late, as soon as they are awake. */
function morningToAsk(item: NewsItem, zone: string, now: number): number {
  const { expiresOn, publishedAt, territory } = item;
  const day = expiresOn && asksOn({ ...item, expiresOn }, dayThere(publishedAt ?? now, territory));
  return Math.max(wakingTime(now, zone), day ? morningOf(day, zone) : now);
}
