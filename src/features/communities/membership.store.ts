import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import {
  decodeCursor,
  instantPosition,
  type ListAsked,
  type ListPage,
  toPage,
} from '../../platform/database/keyset.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Membership, type MembershipStatus } from './membership.entity.js';

export interface Member {
  account: Account;
  membership: Membership;
}

@Injectable()
export class MembershipStore {
  find(from: Reader | Tx, communityId: string, accountId: string): Promise<Membership | null> {
    if (!isId(accountId)) return Promise.resolve(null);
    return from.manager.findOneBy(Membership, { communityId, accountId });
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

  async countOrganisers(tx: Tx, communityId: string): Promise<number> {
    return tx.manager.countBy(Membership, { communityId, role: 'organiser', status: 'active' });
  }

  async listMembers(
    from: Reader,
    communityId: string,
    statuses: MembershipStatus[],
    asked: ListAsked,
  ): Promise<ListPage<Member>> {
    const query = from.manager
      .createQueryBuilder(Membership, 'membership')
      .where('membership.communityId = :communityId and membership.status in (:...statuses)', {
        communityId,
        statuses,
      });
    const after = decodeCursor(asked.cursor, instantPosition);
    if (after)
      query.andWhere('(membership.createdAt > :at or (membership.createdAt = :at and membership.id > :id))', {
        at: after[0],
        id: after[1],
      });
    const memberships = await query
      .orderBy('membership.createdAt')
      .addOrderBy('membership.id')
      .limit(asked.limit + 1)
      .getMany();
    const page = toPage(memberships, asked.limit, (last) => [last.createdAt, last.id]);
    return { items: await this.withAccounts(from, page.items), next: page.next };
  }

  /** Those who can schedule: offered as hosts. */
  async schedulers(from: Reader | Tx, communityId: string): Promise<Account[]> {
    return from.manager
      .createQueryBuilder(Account, 'account')
      .innerJoin(Membership, 'membership', 'membership.accountId = account.id')
      .where("membership.communityId = :communityId and membership.status = 'active'", { communityId })
      .andWhere("membership.role in ('cohost', 'organiser')")
      .orderBy('membership.createdAt')
      .limit(50)
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

  private async withAccounts(from: Reader, memberships: Membership[]): Promise<Member[]> {
    if (!memberships.length) return [];
    const accounts = await from.manager
      .createQueryBuilder(Account, 'account')
      .where('account.id in (:...ids)', { ids: memberships.map((membership) => membership.accountId) })
      .getMany();
    const byId = new Map(accounts.map((account) => [account.id, account]));
    return memberships.flatMap((membership) => {
      const account = byId.get(membership.accountId);
      return account ? [{ account, membership }] : [];
    });
  }
}
