import { Injectable } from '@nestjs/common';
import { isId } from '../../kernel/ids.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { AssociationRole, type AssociationRoleName } from './association-role.entity.js';

export interface RoleHolder {
  role: AssociationRole;
  account: Account;
}

@Injectable()
export class AssociationRoleStore {
  /** Of an association, by the time they were given. */
  async of(from: Reader | Tx, associationId: string): Promise<RoleHolder[]> {
    const rows = (await from.manager
      .createQueryBuilder(AssociationRole, 'role')
      .innerJoinAndMapOne('role.account', Account, 'account', 'account.id = role.accountId')
      .where('role.associationId = :associationId', { associationId })
      .orderBy('role.since')
      .addOrderBy('role.accountId')
      .addOrderBy('role.role')
      .getMany()) as (AssociationRole & { account: Account })[];
    return rows.map(({ account, ...role }) => ({ role, account }));
  }

  /** Of an account, everywhere. */
  ofAccount(from: Reader | Tx, accountId: string): Promise<AssociationRole[]> {
    return from.manager.findBy(AssociationRole, { accountId });
  }

  async ofAccountIn(from: Reader | Tx, associationId: string, accountId: string): Promise<AssociationRole[]> {
    return isId(accountId) ? from.manager.findBy(AssociationRole, { associationId, accountId }) : [];
  }

  /** How many keep it, besides one. */
  otherManagers(tx: Tx, associationId: string, accountId: string): Promise<number> {
    return tx.manager
      .createQueryBuilder(AssociationRole, 'role')
      .where("role.associationId = :associationId and role.role = 'manager'", { associationId })
      .andWhere('role.suspendedAt is null and role.accountId <> :accountId', { accountId })
      .getCount();
  }

  async insert(tx: Tx, role: AssociationRole): Promise<void> {
    await tx.manager.insert(AssociationRole, role);
  }

  async setSuspended(
    tx: Tx,
    { associationId, accountId, role }: RoleKey,
    suspendedAt: number | null,
  ): Promise<void> {
    await tx.manager.update(AssociationRole, { associationId, accountId, role }, { suspendedAt });
  }

  async remove(tx: Tx, { associationId, accountId, role }: RoleKey): Promise<void> {
    await tx.manager.delete(AssociationRole, { associationId, accountId, role });
  }
}

export interface RoleKey {
  associationId: string;
  accountId: string;
  role: AssociationRoleName;
}
