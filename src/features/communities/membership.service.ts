import { Injectable } from '@nestjs/common';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Account } from '../accounts/account.entity.js';
import { CommunityService } from './community.service.js';
import { may } from './community.policy.js';
import type { MemberChangeInput } from './community.input.js';
import type { Membership, MembershipStatus } from './membership.entity.js';
import { MembershipRegister } from './membership-register.service.js';
import { checkOrganiserRemains, decideJoin } from './membership.rules.js';
import { type Member, MembershipStore } from './membership.store.js';

export interface MemberList extends ListPage<Member> {
  can: { changeRoles: boolean; remove: boolean; accept: boolean };
}

@Injectable()
export class MembershipService {
  constructor(
    private readonly communities: CommunityService,
    private readonly store: MembershipStore,
    private readonly register: MembershipRegister,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @returns what the person has become: active, or waiting for a host's word */
  join(viewer: Viewer, slug: string, charterAccepted: boolean): Promise<MembershipStatus> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      const status = decideJoin({ joinPolicy: community.joinPolicy, standing, charterAccepted });
      if (!standing) await this.register.addIn(tx, community.id, viewer.accountId, status);
      return status;
    });
  }

  /** Leaving frees what the person holds in what is to come. */
  leave(viewer: Viewer, slug: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community } = await this.communities.lockIn(tx, viewer, slug);
      const mine = await this.store.find(tx, community.id, viewer.accountId);
      if (!mine || mine.status === 'removed') throw notFound();
      await this.checkChange(tx, mine, null);
      await this.register.leaveIn(tx, mine, viewer.accountId);
    });
  }

  /** Seen by members alone; those who wait for a word are seen by those who give it. */
  async list(viewer: Viewer, slug: string, asked: ListAsked): Promise<MemberList> {
    const { community, standing } = await this.communities.requireIn(this.reader, viewer, slug);
    if (!may(standing, 'see-members')) throw forbidden('members-only');
    const accept = may(standing, 'accept-members');
    const statuses: MembershipStatus[] = accept ? ['active', 'pending'] : ['active'];
    const page = await this.store.listMembers(this.reader, community.id, statuses, asked);
    const can = {
      changeRoles: may(standing, 'change-roles'),
      remove: may(standing, 'remove-members'),
      accept,
    };
    return { ...page, can };
  }

  /** Those who can host what is scheduled here. */
  async schedulers(viewer: Viewer, slug: string): Promise<Account[]> {
    const { community, standing } = await this.communities.requireIn(this.reader, viewer, slug);
    if (!may(standing, 'schedule')) throw forbidden();
    return this.store.schedulers(this.reader, community.id);
  }

  /** Whether all of some accounts are active members. */
  async areActiveIn(tx: Tx, communityId: string, accountIds: string[]): Promise<boolean> {
    return (await this.store.countActiveAmong(tx, communityId, accountIds)) === accountIds.length;
  }

  /** Changes a member's role, or lets in somebody who waits. */
  change(
    viewer: Viewer,
    slug: string,
    accountId: string,
    change: MemberChangeInput,
  ): Promise<Member['membership']> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      const theirs = await this.membershipOf(tx, community.id, accountId, may(standing, 'see-members'));
      if (change.status && !may(standing, 'accept-members')) throw forbidden();
      if (change.role && !may(standing, 'change-roles')) throw forbidden();
      if (change.role) await this.checkChange(tx, theirs, change.role);
      return this.register.changeIn(tx, theirs, change, viewer.accountId);
    });
  }

  /** Removes a member, or refuses somebody who waits. */
  remove(viewer: Viewer, slug: string, accountId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      const theirs = await this.membershipOf(tx, community.id, accountId, may(standing, 'see-members'));
      const allowed = theirs.status === 'pending' ? 'accept-members' : 'remove-members';
      if (!may(standing, allowed)) throw forbidden();
      await this.checkChange(tx, theirs, null);
      await this.register.removeIn(tx, theirs, viewer.accountId);
    });
  }

  private async membershipOf(
    tx: Tx,
    communityId: string,
    accountId: string,
    seen: boolean,
  ): Promise<Membership> {
    const membership = seen ? await this.store.find(tx, communityId, accountId) : null;
    if (!membership || membership.status === 'removed') throw notFound();
    return membership;
  }

  private async checkChange(
    tx: Tx,
    membership: Membership,
    roleAfter: Membership['role'] | null,
  ): Promise<void> {
    if (membership.status !== 'active') return;
    const activeOrganisers = await this.store.countOrganisers(tx, membership.communityId);
    checkOrganiserRemains({ role: membership.role, roleAfter, activeOrganisers });
  }
}
