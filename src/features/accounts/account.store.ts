import { Injectable } from '@nestjs/common';
import { isId } from '../../kernel/ids.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from './account.entity.js';
import { AddressClaim } from './address-claim.entity.js';
import { Suspension } from './suspension.entity.js';

/** An address and the account that has it, or left it. */
export interface Claimed {
  claim: AddressClaim;
  account: Account;
}

@Injectable()
export class AccountStore {
  async findById(from: Reader | Tx, id: string): Promise<Account | null> {
    return isId(id) ? from.manager.findOneBy(Account, { id }) : null;
  }

  /** Null for one whose access is closed, too. */
  async findOpen(from: Reader | Tx, id: string, now: number): Promise<Account | null> {
    if (!isId(id)) return null;
    return from.manager
      .createQueryBuilder(Account, 'account')
      .leftJoin(
        Suspension,
        'suspension',
        'suspension.accountId = account.id and (suspension.endsAt is null or suspension.endsAt > :now)',
        { now },
      )
      .where('account.id = :id and suspension.id is null', { id })
      .getOne();
  }

  /** As `findById`, held until the transaction ends. */
  lockById(tx: Tx, id: string): Promise<Account | null> {
    return tx
      .locking(tx.manager.createQueryBuilder(Account, 'account').where('account.id = :id', { id }))
      .getOne();
  }

  /** By an address that signs in, the account's own or its backup. */
  async findByEmail(from: Reader | Tx, email: string): Promise<Account | null> {
    const [found] = await this.claimed(from, [email]);
    return found?.claim.keptUntil === null ? found.account : null;
  }

  /** Those of some addresses that are somebody's, or were. */
  async claimed(from: Reader | Tx, emails: string[]): Promise<Claimed[]> {
    if (!emails.length) return [];
    const rows = (await from.manager
      .createQueryBuilder(AddressClaim, 'claim')
      .innerJoinAndMapOne('claim.account', Account, 'account', 'account.id = claim.accountId')
      .where('claim.email in (:...emails)', { emails })
      .getMany()) as (AddressClaim & { account: Account })[];
    return rows.map(({ account, ...claim }) => ({ claim, account }));
  }

  async findByIds(from: Reader | Tx, ids: string[]): Promise<Account[]> {
    const known = ids.filter(isId);
    if (!known.length) return [];
    return from.manager
      .createQueryBuilder(Account, 'account')
      .where('account.id in (:...known)', { known })
      .getMany();
  }

  /** The administrators of the instance who have signed in. */
  findAdmins(from: Reader | Tx): Promise<Account[]> {
    return from.manager.find(Account, { where: { isAdmin: true, state: 'active' }, order: { id: 'ASC' } });
  }

  async insert(tx: Tx, accounts: Account[]): Promise<void> {
    if (accounts.length) await tx.manager.insert(Account, accounts);
  }

  async update(tx: Tx, id: string, values: Partial<Account>): Promise<void> {
    await tx.manager.update(Account, { id }, values);
  }
}
