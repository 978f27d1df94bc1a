import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { GatheredReads } from '../../platform/database/gathered-reads.js';
import type { Account } from '../accounts/account.entity.js';
import type { Event } from '../events/event.entity.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';
import type { Lists } from './digest-length.rules.js';
import { answerKey, DigestLetterStore, type MailedDate, type MailedNews } from './digest-letter.store.js';
import { type Addressee, DigestReaders } from './digest-readers.service.js';
import { attends, type Contents, isEmpty, isNews, reads } from './digest.rules.js';
import type { DigestSubscription } from './digest-subscription.entity.js';

export interface LetterNews extends Omit<MailedNews, 'replaced'> {
  /** Of the older item that it replaces, where they may read that. */
  replacedTitle: string | null;
}

export interface LetterDate {
  event: Event;
  communityName: string;
  outcome: Outcome | null;
}

/** All that a digest says to one person, loaded fresh. */
export interface DigestLetter extends Lists<LetterNews, LetterDate> {
  account: Account;
  subscription: DigestSubscription;
  at: number;
}

/** What is told to somebody, and when it was decided. */
export type Told = Contents & { accountId: string; at: number };

/** Many are told the same morning, of the same things: what several letters need is read together. */
@Injectable()
export class DigestLetters {
  private readonly people = new GatheredReads((accountIds) => this.readers.byIds(accountIds));
  private readonly news = new GatheredReads((ids) => this.store.news(ids));
  private readonly dates = new GatheredReads((ids) => this.store.dates(ids));
  private readonly answers = new GatheredReads((keys) => this.store.answers(keys));

  constructor(
    private readonly readers: DigestReaders,
    private readonly store: DigestLetterStore,
    private readonly clock: Clock,
  ) {}

  addressee(accountId: string): Promise<Addressee | undefined> {
    return this.people.ask(accountId);
  }

  /** Null once nothing of it is theirs to read: hidden, withdrawn, over, or kept to whom they left. */
  async load(decided: Told): Promise<DigestLetter | null> {
    const addressee = await this.addressee(decided.accountId);
    return addressee ? this.loadFor(addressee, decided) : null;
  }

  /** As `load`, for somebody as they were just read. */
  async loadFor(addressee: Addressee, decided: Told): Promise<DigestLetter | null> {
    if (!addressee.reader.isColleague) return null;
    const [corrected, fresh, dates] = await Promise.all([
      this.newsFor(addressee, decided.corrected),
      this.newsFor(addressee, decided.fresh),
      this.datesFor(addressee, decided.dates),
    ]);
    const { moreNews, moreDates, at } = decided;
    const lists = { corrected, fresh, dates, moreNews, moreDates };
    const { account, subscription } = addressee;
    return isEmpty(lists) ? null : { ...lists, account, subscription, at };
  }

  private async newsFor({ reader }: Addressee, ids: readonly string[]): Promise<LetterNews[]> {
    const found = await Promise.all(ids.map((id) => this.news.ask(id)));
    const now = this.clock.now();
    return found
      .filter((each) => each !== undefined)
      .filter(({ item }) => isNews(item, now) && reads(reader, item))
      .map(({ replaced, ...each }) => {
        const isKnown = replaced?.status === 'published' && replaced.hiddenAt === null;
        return { ...each, replacedTitle: isKnown && reads(reader, replaced) ? replaced.title : null };
      });
  }

  private async datesFor({ reader }: Addressee, ids: readonly string[]): Promise<LetterDate[]> {
    const found = await Promise.all(ids.map((id) => this.dates.ask(id)));
    const now = this.clock.now();
    const shown = found
      .filter((each) => each !== undefined)
      .filter(({ event }) => event.status === 'scheduled' && event.startsAt > now && attends(reader, event));
    return Promise.all(
      shown.map(async ({ event, ...names }) => ({
        event,
        communityName: nameFor(reader.communityIds, event, names),
        outcome: (await this.answers.ask(answerKey(reader.accountId, event.id))) ?? null,
      })),
    );
  }
}

/** Of the community by which they see it: the other may be none of their business. */
function nameFor(
  mine: ReadonlySet<string>,
  { communityId }: Event,
  { communityName, sharedName }: Omit<MailedDate, 'event'>,
): string {
  return mine.has(communityId) || sharedName === null ? communityName : sharedName;
}
