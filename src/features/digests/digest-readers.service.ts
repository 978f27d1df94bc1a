import { Injectable } from '@nestjs/common';
import { localDay } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import { type Belonging, DigestPeopleStore, type Dues } from './digest-people.store.js';
import { type DigestReader, withWhatContains } from './digest.rules.js';
import type { DigestSubscription } from './digest-subscription.entity.js';
import { usualSubscription } from './digest-timing.rules.js';

/** Somebody a digest is for. */
export interface Addressee {
  account: Account;
  subscription: DigestSubscription;
  /** That of their profile, or else those of their communities: what counts where they chose none. */
  usualTerritories: readonly string[];
  reader: DigestReader;
}

/** Says for whom digests are and what is for them, for many people in as many queries as for one. */
@Injectable()
export class DigestReaders {
  constructor(
    private readonly people: DigestPeopleStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** By account; those who have chosen nothing yet are there as well, and those who never signed in are not. */
  async byIds(accountIds: readonly string[]): Promise<Map<string, Addressee>> {
    const subscriptions = await this.people.subscriptions(this.reader, accountIds);
    return this.of(this.reader, accountIds, subscriptions);
  }

  async of(
    from: Reader | Tx,
    accountIds: readonly string[],
    subscriptions: readonly DigestSubscription[],
  ): Promise<Map<string, Addressee>> {
    if (!accountIds.length) return new Map();
    const accounts = await this.people.accounts(from, accountIds);
    const belongings = grouped(await this.people.belongings(from, accountIds));
    const dues = grouped(await this.people.dues(from, accountIds));
    const known = new Map(subscriptions.map((subscription) => [subscription.accountId, subscription]));
    const now = this.clock.now();
    return new Map(
      accounts.map((account) => {
        const subscription = known.get(account.id) ?? usualSubscription(account, now);
        const places = belongings.get(account.id) ?? [];
        const isAdherent = (dues.get(account.id) ?? []).some((each) => admits(each, account, now));
        return [account.id, addresseeOf(account, subscription, { places, isAdherent })];
      }),
    );
  }
}

function addresseeOf(
  account: Account,
  subscription: DigestSubscription,
  { places, isAdherent }: { places: readonly Belonging[]; isAdherent: boolean },
): Addressee {
  const { territories, kinds, communityIds } = subscription;
  const theirs = account.territory === null ? places.map(({ territory }) => territory) : [account.territory];
  const mine = places.map(({ communityId }) => communityId);
  const reader = {
    accountId: account.id,
    territories: withWhatContains(territories ?? theirs),
    kinds: kinds && new Set(kinds),
    communityIds: new Set(communityIds ? mine.filter((id) => communityIds.includes(id)) : mine),
    isColleague: isAdherent || places.length > 0,
  };
  return { account, subscription, usualTerritories: [...new Set(theirs)], reader };
}

function admits({ startsOn, admitsUntil }: Dues, { timeZone }: Account, now: number): boolean {
  const today = localDay(now, timeZone);
  return startsOn <= today && today <= admitsUntil;
}

function grouped<Row extends { accountId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.accountId);
    if (group) group.push(row);
    else groups.set(row.accountId, [row]);
  }
  return groups;
}
