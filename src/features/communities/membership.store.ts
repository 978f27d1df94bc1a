import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { pageByInstant } from '../../platform/database/instant-page.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Suspension } from '../accounts/suspension.entity.js';
import { HOST_ROLES, Membership, type MembershipStatus, MODERATING_ROLES } from './membership.entity.js';

export interface Member {
  account: Account;
  membership: Membership;
}

const MOST_HOSTS = 50;

@Injectable()
export class MembershipStore {
  constructor(private readonly reader: Reader) {}

  find(from: Reader | Tx, communityId: string, accountId: string): Promise<Membership | null> {
    if (!isId(accountId)) return Promise.resolve(null);
    return from.manager.findOneBy(Membership, { communityId, accountId });
  }

  async byId(id: string, from: Reader | Tx = this.reader): Promise<Membership | null> {
    return isId(id) ? from.manager.findOneBy(Membership, { id }) : null;
  }

  /** An active member, with their account. */
  async member(communityId: string, accountId: string): Promise<Member | null> {
    if (!isId(accountId)) return null;
    const found = await this.withAccounts(this.reader, communityId)
      .andWhere("membership.accountId = :accountId and membership.status = 'active'", { accountId })
      .getMany();
    return membersOf(found)[0] ?? null;
  }

  /** What some accounts are in a community, by their ids. */
  async ofPeople(tx: Tx, communityId: string, accountIds: string[]): Promise<Map<string, Membership>> {
    if (!accountIds.length) return new Map();
    const found = await tx.manager.findBy(Membership, { communityId, accountId: In(accountIds) });
    return new Map(found.map((membership) => [membership.accountId, membership]));
  }

  /** Those who host a community, organisers first, in one query. */
  async hosts(communityId: string, from: Reader | Tx = this.reader): Promise<Member[]> {
    const found = await this.withAccounts(from, communityId)
      .andWhere("membership.status = 'active'")
      .andWhere('membership.role in (:...roles)', { roles: HOST_ROLES })
      .orderBy('membership.role', 'DESC')
      .addOrderBy('membership.createdAt')
      .addOrderBy('membership.id')
      .limit(MOST_HOSTS)
      .getMany();
    return membersOf(found);
  }

  /** Those who decide on reports in a community. */
  async moderators(from: Reader | Tx, communityId: string): Promise<Account[]> {
    const found = await this.withAccounts(from, communityId)
      .andWhere("membership.status = 'active' and membership.role in (:...roles)", {
        roles: MODERATING_ROLES,
      })
      .orderBy('membership.id')
      .limit(MOST_HOSTS)
      .getMany();
    return membersOf(found).map(({ account }) => account);
  }

  ofAccount(from: Reader | Tx, accountId: string): Promise<Membership[]> {
    return from.manager.findBy(Membership, { accountId });
  }

  /** Active members of each community, in one query. */
  async countActive(from: Reader | Tx, communityIds: string[]): Promise<Map<string, number>> {
    if (!communityIds.length) return new Map();
    const rows = await from.manager
      .createQueryBuilder(Membership, 'membership')
      .select('membership.communityId', 'id')
      .addSelect('count(*)', 'count')
      .where("membership.communityId in (:...communityIds) and membership.status = 'active'", {
        communityIds,
      })
      .groupBy('membership.communityId')
      .getRawMany<{ id: string; count: string | number }>();
    return new Map(rows.map((row) => [row.id, Number(row.count)]));
  }

  async countActiveAmong(tx: Tx, communityId: string, accountIds: string[]): Promise<number> {
    const known = accountIds.filter(isId);
    if (!known.length) return 0;
    return tx.manager.countBy(Membership, { communityId, accountId: In(known), status: 'active' });
  }

  /** Those beside somebody whose access is open. */
  countOtherOrganisers(tx: Tx, { communityId, accountId }: Membership): Promise<number> {
    return tx.manager
      .createQueryBuilder(Membership, 'membership')
      .leftJoin(Suspension, 'suspension', 'suspension.accountId = membership.accountId')
      .where("membership.communityId = :communityId and membership.role = 'organiser'", { communityId })
      .andWhere("membership.status = 'active' and membership.accountId <> :accountId", { accountId })
      .andWhere('suspension.id is null')
      .getCount();
  }

  pending(tx: Tx, communityId: string): Promise<Membership[]> {
    return tx.manager.findBy(Membership, { communityId, status: 'pending' });
  }

  async listMembers(
    communityId: string,
    statuses: MembershipStatus[],
    asked: ListAsked,
  ): Promise<ListPage<Member>> {
    const query = this.withAccounts(this.reader, communityId).andWhere(
      'membership.status in (:...statuses)',
      {
        statuses,
      },
    );
    const page = await pageByInstant(query, { by: 'createdAt', order: 'ASC' }, asked);
    return { items: membersOf(page.items), next: page.next };
  }

  /** Those who can schedule: offered as hosts. */
  async schedulers(communityId: string): Promise<Account[]> {
    return this.reader.manager
      .createQueryBuilder(Account, 'account')
      .innerJoin(Membership, 'membership', 'membership.accountId = account.id')
      .where("membership.communityId = :communityId and membership.status = 'active'", { communityId })
      .andWhere("membership.role in ('cohost', 'organiser')")
      .orderBy('membership.createdAt')
      .limit(MOST_HOSTS)
      .getMany();
  }

  async insert(tx: Tx, membership: Membership): Promise<void> {
    await tx.manager.insert(Membership, membership);
  }

  async update(tx: Tx, id: string, values: Partial<Membership>): Promise<void> {
    await tx.manager.update(Membership, { id }, values);
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(Membership, { id });
  }

  private withAccounts(from: Reader | Tx, communityId: string): SelectQueryBuilder<Membership> {
    return from.manager
      .createQueryBuilder(Membership, 'membership')
      .innerJoinAndMapOne('membership.account', Account, 'account', 'account.id = membership.accountId')
      .where('membership.communityId = :communityId', { communityId });
  }
}

const membersOf = (rows: readonly Membership[]): Member[] =>
  rows.map((row) => {
    const { account, ...membership } = row as Membership & { account: Account };
    return { account, membership };
  });
