import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Adhesion } from '../associations/adhesion.entity.js';
import { Community } from '../communities/community.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { DigestSubscription } from './digest-subscription.entity.js';

export interface Belonging {
  accountId: string;
  communityId: string;
  territory: string;
}

export type Dues = Pick<Adhesion, 'accountId' | 'startsOn' | 'admitsUntil'>;

/** Who people are and where they belong, for many of them in as many queries as for one. */
@Injectable()
export class DigestPeopleStore {
  subscriptions(from: Reader | Tx, accountIds: readonly string[]): Promise<DigestSubscription[]> {
    return from.manager.findBy(DigestSubscription, { accountId: In([...accountIds]) });
  }

  /** Those who signed in: somebody who was only invited gets none. */
  accounts(from: Reader | Tx, accountIds: readonly string[]): Promise<Account[]> {
    return from.manager.findBy(Account, { id: In([...accountIds]), state: 'active' });
  }

  /** The communities that they are active in, and where those are. */
  belongings(from: Reader | Tx, accountIds: readonly string[]): Promise<Belonging[]> {
    return from.manager
      .createQueryBuilder(Membership, 'membership')
      .innerJoin(Community, 'community', 'community.id = membership.communityId')
      .select('membership.accountId', 'accountId')
      .addSelect('membership.communityId', 'communityId')
      .addSelect('community.territory', 'territory')
      .where("membership.accountId in (:...accountIds) and membership.status = 'active'", { accountIds })
      .orderBy('community.name')
      .getRawMany<Belonging>();
  }

  dues(from: Reader | Tx, accountIds: readonly string[]): Promise<Dues[]> {
    return from.manager
      .createQueryBuilder(Adhesion, 'adhesion')
      .select('adhesion.accountId', 'accountId')
      .addSelect('adhesion.startsOn', 'startsOn')
      .addSelect('adhesion.admitsUntil', 'admitsUntil')
      .where('adhesion.accountId in (:...accountIds)', { accountIds })
      .getRawMany<Dues>();
  }
}
