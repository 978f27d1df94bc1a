import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Adhesion } from '../associations/adhesion.entity.js';
import { Membership } from './membership.entity.js';

@Injectable()
export class ColleagueStore {
  /** @param day the last day of an adhesion has to be this one or later */
  isColleague(from: Reader | Tx, accountId: string, day: string): Promise<boolean> {
    return from.manager
      .createQueryBuilder(Account, 'account')
      .where('account.id = :accountId', { accountId })
      .andWhere((query) => {
        const member = query
          .subQuery()
          .select('1')
          .from(Membership, 'membership')
          .where("membership.accountId = account.id and membership.status = 'active'");
        const adherent = query
          .subQuery()
          .select('1')
          .from(Adhesion, 'adhesion')
          .where('adhesion.accountId = account.id and adhesion.startsOn <= :day')
          .andWhere('adhesion.admitsUntil >= :day');
        return `(exists ${member.getQuery()} or exists ${adherent.getQuery()})`;
      })
      .setParameter('day', day)
      .getExists();
  }
}
