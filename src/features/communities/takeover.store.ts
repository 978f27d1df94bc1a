import { Injectable } from '@nestjs/common';
import { isId } from '../../kernel/ids.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Suspension } from '../accounts/suspension.entity.js';
import { Membership } from './membership.entity.js';
import { Takeover } from './takeover.entity.js';

export interface PendingTakeover {
  takeover: Takeover;
  /** The co-host who asks. */
  account: Account;
}

@Injectable()
export class TakeoverStore {
  constructor(private readonly reader: Reader) {}

  async byId(id: string, from: Reader | Tx = this.reader): Promise<Takeover | null> {
    return isId(id) ? from.manager.findOneBy(Takeover, { id }) : null;
  }

  /** The one that runs, as long as who asks is a co-host and their access is open. */
  async pending(communityId: string, from: Reader | Tx = this.reader): Promise<PendingTakeover | null> {
    const found = await from.manager
      .createQueryBuilder(Takeover, 'takeover')
      .innerJoinAndMapOne('takeover.account', Account, 'account', 'account.id = takeover.accountId')
      .innerJoin(
        Membership,
        'membership',
        'membership.communityId = takeover.communityId and membership.accountId = takeover.accountId ' +
          "and membership.status = 'active' and membership.role = 'cohost'",
      )
      .leftJoin(Suspension, 'suspension', 'suspension.accountId = takeover.accountId')
      .where('takeover.communityId = :communityId and suspension.id is null', { communityId })
      .getOne();
    if (!found) return null;
    const { account, ...takeover } = found as Takeover & { account: Account };
    return { takeover, account };
  }

  /** In the place of one that runs no more. */
  async insert(tx: Tx, takeover: Takeover): Promise<void> {
    await this.remove(tx, takeover.communityId);
    await tx.manager.insert(Takeover, takeover);
  }

  async remove(tx: Tx, communityId: string): Promise<void> {
    await tx.manager.delete(Takeover, { communityId });
  }
}
