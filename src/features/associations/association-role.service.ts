import { Injectable } from '@nestjs/common';
import { conflict, forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountService } from '../accounts/account.service.js';
import type { Association } from './association.entity.js';
import type { RoleInput } from './association.input.js';
import { mayIn } from './association.policy.js';
import type { AssociationRoleName } from './association-role.entity.js';
import { AssociationRoleRegister } from './association-role-register.service.js';
import { AssociationRoleStore, type RoleHolder } from './association-role.store.js';
import { AssociationService } from './association.service.js';

/** Somebody's role in an association. */
export interface RoleOf {
  associationId: string;
  accountId: string;
  role: AssociationRoleName;
}

export interface RoleList {
  association: Association;
  holders: RoleHolder[];
}

/** Who keeps an association's adhesions, and who writes in its name. */
@Injectable()
export class AssociationRoleService {
  constructor(
    private readonly associations: AssociationService,
    private readonly store: AssociationRoleStore,
    private readonly register: AssociationRoleRegister,
    private readonly accounts: AccountService,
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: Reader,
  ) {}

  /** For those who give them, oldest first. @throws DomainError not-found, forbidden */
  async list(viewer: Viewer, associationId: string): Promise<RoleList> {
    const { association, can } = await this.associations.view(viewer, associationId);
    if (!can.giveRoles) throw forbidden('managers-only');
    return { association, holders: await this.store.of(this.reader, associationId) };
  }

  /** By address, to anybody; given again it changes nothing, and confirms what waited. @returns to whom */
  give(viewer: Viewer, associationId: string, { email, role }: RoleInput): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      await this.lockIn(tx, viewer, associationId);
      const [account] = await this.accounts.ensureInvitedIn(tx, [email], { locale: viewer.locale });
      await this.settleIn(tx, { associationId, accountId: account!.id, role }, viewer.accountId);
      return account!.id;
    });
  }

  /** Gives another role to somebody who has one, or confirms one that waits. @throws DomainError not-found */
  confirm(viewer: Viewer, key: RoleOf): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await this.lockIn(tx, viewer, key.associationId);
      const held = await this.store.ofAccountIn(tx, key.associationId, key.accountId);
      if (held.length === 0) throw notFound();
      await this.settleIn(tx, key, viewer.accountId);
    });
  }

  /** Takes a role back, or gives up one's own. @throws DomainError last-manager */
  takeBack(viewer: Viewer, key: RoleOf): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { association, standing } = await this.associations.lockIn(tx, viewer, key.associationId);
      const isOwn = key.accountId === viewer.accountId;
      if (!isOwn && !mayIn('give-roles', standing, association)) throw forbidden('managers-only');
      const held = await this.store.ofAccountIn(tx, key.associationId, key.accountId);
      if (!held.some(({ role }) => role === key.role)) throw notFound();
      const others = await this.store.otherManagers(tx, key.associationId, key.accountId);
      if (key.role === 'manager' && others === 0) throw conflict('last-manager');
      await this.register.takeBackIn(tx, key, viewer.accountId);
    });
  }

  private async lockIn(tx: Tx, viewer: Viewer, associationId: string): Promise<void> {
    const { association, standing } = await this.associations.lockIn(tx, viewer, associationId);
    if (!mayIn('give-roles', standing, association)) throw forbidden('managers-only');
  }

  private async settleIn(tx: Tx, key: RoleOf, actorId: string): Promise<void> {
    const held = await this.store.ofAccountIn(tx, key.associationId, key.accountId);
    const before = held.find(({ role }) => role === key.role);
    if (!before) await this.register.giveIn(tx, key, actorId);
    else if (before.suspendedAt !== null) await this.register.confirmIn(tx, key, actorId);
  }
}
