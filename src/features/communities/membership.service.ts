import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Account } from '../accounts/account.entity.js';
import { ApplicationService } from './application.service.js';
import { CommunityService } from './community.service.js';
import { may, mayChangeMember } from './community.policy.js';
import type { MemberChangeInput } from './community.input.js';
import type { Membership, MembershipStatus } from './membership.entity.js';
import { MembershipRegister } from './membership-register.service.js';
import { checkOrganiserRemains, decideJoin } from './membership.rules.js';
import { checkAwake } from './quiet.rules.js';
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
    private readonly applications: ApplicationService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param word of who has to ask, for the hosts
   * @returns what the person has become: active, or waiting for a host's word
   */
  join(viewer: Viewer, slug: string, charterAccepted: boolean, word = ''): Promise<MembershipStatus> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      const status = decideJoin({ joinPolicy: community.joinPolicy, standing, charterAccepted });
      if (standing) return status;
      checkAwake(community, this.clock.now());
      const membership = await this.register.addIn(tx, {
        communityId: community.id,
        accountId: viewer.accountId,
        status,
        word: status === 'pending' ? word || null : null,
      });
      if (status === 'pending') await this.applications.announceIn(tx, membership);
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
    const { community, standing } = await this.communities.place(viewer, slug);
    if (!may(standing, 'see-members')) throw forbidden('members-only');
    const accept = may(standing, 'accept-members');
    const statuses: MembershipStatus[] = accept ? ['active', 'pending'] : ['active'];
    const page = await this.store.listMembers(community.id, statuses, asked);
    const can = {
      changeRoles: may(standing, 'change-roles'),
      remove: may(standing, 'remove-members'),
      accept,
    };
    return { ...page, can };
  }

  /** Somebody, for who may remove them. @throws DomainError not-found, forbidden */
  async removable(viewer: Viewer, slug: string, accountId: string): Promise<Member> {
    const { community, standing } = await this.communities.place(viewer, slug);
    const member = may(standing, 'see-members') ? await this.store.member(community.id, accountId) : null;
    if (!member) throw notFound();
    if (!may(standing, 'remove-members')) throw forbidden();
    return member;
  }

  /** Those who can host what is scheduled here. */
  async schedulers(viewer: Viewer, slug: string): Promise<Account[]> {
    const { community, standing } = await this.communities.place(viewer, slug);
    if (!may(standing, 'schedule')) throw forbidden();
    return this.store.schedulers(community.id);
  }

  /** Those who host a community: all for its members; for others, those who chose to be named. */
  async team(viewer: Viewer | null, slug: string): Promise<Member[]> {
    const { community, standing } = await this.communities.place(viewer, slug);
    const hosts = await this.store.hosts(community.id);
    const seesAll = may(standing, 'see-members');
    return hosts.filter(({ membership }) => seesAll || membership.shownToAll);
  }

  /** Changes a member's role, lets in somebody who waits, or shows one's own name. */
  change(
    viewer: Viewer,
    slug: string,
    accountId: string,
    change: MemberChangeInput,
  ): Promise<Member['membership']> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      const theirs = await this.membershipOf(tx, community.id, accountId, may(standing, 'see-members'));
      const isOwn = accountId === viewer.accountId;
      if (!mayChangeMember(standing, change, isOwn)) throw forbidden();
      if (change.status ?? change.role) checkAwake(community, this.clock.now());
      if (change.role) await this.checkChange(tx, theirs, change.role);
      return this.register.changeIn(tx, theirs, change, viewer.accountId);
    });
  }

  /** Refuses somebody who waits, with a word told to them. @throws DomainError request-answered */
  refuse(viewer: Viewer, slug: string, accountId: string, word = ''): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      const theirs = await this.membershipOf(tx, community.id, accountId, may(standing, 'see-members'));
      if (!may(standing, 'accept-members')) throw forbidden();
      if (theirs.status !== 'pending') throw conflict('request-answered');
      await this.register.refuseIn(tx, theirs, viewer.accountId, word || null);
    });
  }

  /** Removes a member, or refuses somebody who waits. @throws DomainError cannot-remove-oneself */
  remove(viewer: Viewer, slug: string, accountId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      const theirs = await this.membershipOf(tx, community.id, accountId, may(standing, 'see-members'));
      const allowed = theirs.status === 'pending' ? 'accept-members' : 'remove-members';
      if (!may(standing, allowed)) throw forbidden();
      if (accountId === viewer.accountId) throw conflict('cannot-remove-oneself');
      if (theirs.status === 'pending') return this.register.refuseIn(tx, theirs, viewer.accountId, null);
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
