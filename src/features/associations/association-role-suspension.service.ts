import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { AddressChanged } from '../accounts/account.facts.js';
import { AccountService } from '../accounts/account.service.js';
import { AssociationNotices } from './association-notices.service.js';
import { AssociationRoleRegister } from './association-role-register.service.js';
import { AssociationRoleStore } from './association-role.store.js';

/** Whoever has another address may have another job: their roles wait until somebody who knows them confirms. */
@Injectable()
export class AssociationRoleSuspension {
  constructor(
    private readonly store: AssociationRoleStore,
    private readonly register: AssociationRoleRegister,
    private readonly notices: AssociationNotices,
    private readonly accounts: AccountService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A backup address only signs in: what the association knows the person by stays. */
  async suspend({ accountId, purpose, changeId, step }: AddressChanged): Promise<void> {
    if (purpose !== 'main') return;
    await this.unitOfWork.run(async (tx) => {
      const held = await this.store.ofAccount(tx, accountId);
      const working = held.filter(({ suspendedAt }) => suspendedAt === null);
      for (const key of working) await this.register.suspendIn(tx, key);
      for (const associationId of new Set(working.map((key) => key.associationId)))
        await this.tellIn(tx, { associationId, accountId, once: `${changeId}:${step}:${associationId}` });
    });
  }

  private async tellIn(
    tx: Tx,
    { associationId, accountId, once }: { associationId: string; accountId: string; once: string },
  ): Promise<void> {
    await this.notices.tellIn(tx, [accountId], { kind: 'roleSuspended', associationId, once });
    const confirming = await this.confirmingIn(tx, associationId);
    await this.notices.tellIn(tx, confirming, {
      kind: 'roleWaits',
      associationId,
      aboutId: accountId,
      once: `${once}:waits`,
    });
  }

  /** The managers that remain; without any, those who administer the instance. */
  private async confirmingIn(tx: Tx, associationId: string): Promise<string[]> {
    const holders = await this.store.of(tx, associationId);
    const managers = holders.filter(({ role }) => role.role === 'manager' && role.suspendedAt === null);
    const people =
      managers.length > 0 ? managers.map(({ account }) => account) : await this.accounts.adminsIn(tx);
    return people.map(({ id }) => id);
  }
}
