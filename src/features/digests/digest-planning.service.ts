import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { DigestContentsStore } from './digest-contents.store.js';
import { FULL_LENGTH, shortened } from './digest-length.rules.js';
import { type Addressee, DigestReaders } from './digest-readers.service.js';
import { type Contents, contentsFor, DATES_AHEAD } from './digest.rules.js';
import type { DigestSubscription } from './digest-subscription.entity.js';

/** Says what digests tell: all that may be told is read once, and given to those whom it is for. */
@Injectable()
export class DigestPlanning {
  constructor(
    private readonly readers: DigestReaders,
    private readonly contents: DigestContentsStore,
  ) {}

  async addresseesIn(tx: Tx, subscriptions: readonly DigestSubscription[]): Promise<Addressee[]> {
    const accountIds = subscriptions.map(({ accountId }) => accountId);
    return [...(await this.readers.of(tx, accountIds, subscriptions)).values()];
  }

  /** By account, no longer than a mail can be. Nobody who is no colleague is told anything. */
  async plan(
    from: Reader | Tx,
    addressees: readonly Addressee[],
    now: number,
  ): Promise<Map<string, Contents>> {
    const colleagues = addressees.filter(({ reader }) => reader.isColleague);
    const union = (of: 'territories' | 'communityIds'): string[] => [
      ...new Set(colleagues.flatMap(({ reader }) => [...reader[of]])),
    ];
    const reach = { territories: union('territories'), communityIds: union('communityIds') };
    const since = Math.min(now, ...colleagues.map(({ subscription }) => subscription.toldUntil));
    const published = await this.contents.published(from, reach, since);
    const news = [...published, ...(await this.contents.corrected(from, since))];
    const span = { after: now, before: now + DATES_AHEAD };
    const dates = await this.contents.dates(from, reach.communityIds, span);
    return new Map(
      colleagues.map(({ account, reader, subscription }) => {
        const window = { since: subscription.since, from: subscription.toldUntil, until: now };
        return [account.id, shortened(contentsFor(reader, { news, dates }, window), FULL_LENGTH)];
      }),
    );
  }
}
