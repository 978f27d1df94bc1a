import { Injectable } from '@nestjs/common';
import { isId } from '../../kernel/ids.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from './account.entity.js';

@Injectable()
export class AccountStore {
  async findById(from: Reader | Tx, id: string): Promise<Account | null> {
    return isId(id) ? from.manager.findOneBy(Account, { id }) : null;
  }

  /** As `findById`, held until the transaction ends. */
  lockById(tx: Tx, id: string): Promise<Account | null> {
    return tx
      .locking(tx.manager.createQueryBuilder(Account, 'account').where('account.id = :id', { id }))
      .getOne();
  }

  findByEmail(from: Reader | Tx, email: string): Promise<Account | null> {
    return from.manager.findOneBy(Account, { email });
  }

  async findByEmails(from: Reader | Tx, emails: string[]): Promise<Account[]> {
    if (!emails.length) return [];
    return from.manager
      .createQueryBuilder(Account, 'account')
      .where('account.email in (:...emails)', { emails })
      .getMany();
  }

  async findByIds(from: Reader | Tx, ids: string[]): Promise<Account[]> {
    const known = ids.filter(isId);
    if (!known.length) return [];
    return from.manager
      .createQueryBuilder(Account, 'account')
      .where('account.id in (:...known)', { known })
      .getMany();
  }

  async insert(tx: Tx, accounts: Account[]): Promise<void> {
    if (accounts.length) await tx.manager.insert(Account, accounts);
  }

  async update(tx: Tx, id: string, values: Partial<Account>): Promise<void> {
    await tx.manager.update(Account, { id }, values);
  }
}
