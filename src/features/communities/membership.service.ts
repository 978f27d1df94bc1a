import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { RuleCode } from '../../secrecy/find.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import type { Account } from '../accounts/account.entity.js';
import { checkTexts, type Said } from '../secrecy/secrecy.rules.js';
import { ApplicationService } from './application.service.js';
import type { Community } from './community.entity.js';
import { CommunityService } from './community.service.js';
import { may, mayChangeMember } from './community.policy.js';
import type { MemberChangeInput, MemberListInput } from './community.input.js';
import type { Membership, MembershipStatus, Standing } from './membership.entity.js';
import { MembershipRegister } from './membership-register.service.js';
import { checkOrganiserRemains, decideJoin } from './membership.rules.js';
import { checkAwake } from './quiet.rules.js';
import { type Member, MembershipStore } from './membership.store.js';

export interface MemberList extends ListPage<Member> {
  can: { changeRoles: boolean; remove: boolean; accept: boolean };
}

export interface Roll extends MemberList {
  community: Community;
  memberCount: number;
  waiting: Member[];
  removed: Member[];
}

const listRights = (standing: Standing | null): MemberList['can'] => ({
  changeRoles: may(standing, 'change-roles'),
  remove: may(standing, 'remove-members'),
  accept: may(standing, 'accept-members'),
});

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
   * @param said by who has to ask, for the hosts
   * @returns what the person has become: active, or waiting for a host's word
   * @throws DomainError not-found, those of `decideJoin` and `checkAwake`, secrecy
   */
  join(viewer: Viewer, slug: string, charterAccepted: boolean, said: Said = {}): Promise<MembershipStatus> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      const status = decideJoin({ joinPolicy: community.joinPolicy, standing, charterAccepted });
      if (standing) return status;
      checkAwake(community, this.clock.now());
      const confirmed = checkWord(community, said);
      const word = status === 'pending' ? said.word || null : null;
      const asked = { communityId: community.id, accountId: viewer.accountId, status, word };
      const membership = await this.register.addIn(tx, asked, confirmed);
      if (status === 'pending') await this.applications.announceIn(tx, membership);
      return status;
    });
  }

  /**
   * Leaving frees what the person holds in what is to come.
   * @returns what they were: a member, or somebody whose request waited
   */
  leave(viewer: Viewer, slug: string): Promise<MembershipStatus> {
    return this.unitOfWork.run(async (tx) => {
      const { community } = await this.communities.lockIn(tx, viewer, slug);
      const mine = await this.store.find(tx, community.id, viewer.accountId);
      if (!mine || mine.status === 'removed') throw notFound();
      await this.checkChange(tx, mine, null);
      await this.register.leaveIn(tx, mine, viewer.accountId);
      return mine.status;
    });
  }

  /** Seen by members alone; those who wait, or were removed, by those who answer for it. */
  async list(viewer: Viewer, slug: string, { status, ...asked }: MemberListInput): Promise<MemberList> {
    const { community, standing } = await this.communities.place(viewer, slug);
    if (!may(standing, 'see-members')) throw forbidden('members-only');
    const can = listRights(standing);
    const isSeen = { active: true, pending: can.accept, removed: can.remove };
    if (status && !isSeen[status]) throw forbidden();
    const usual: MembershipStatus[] = can.accept ? ['active', 'pending'] : ['active'];
    const page = await this.store.listMembers(community.id, status ? [status] : usual, asked);
    return { ...page, can };
  }

  /** A page of the members, with those who wait or were removed, for who answers for it. */
  async roll(viewer: Viewer, slug: string, asked: ListAsked): Promise<Roll> {
    const { community, standing } = await this.communities.place(viewer, slug);
    if (!may(standing, 'see-members')) throw forbidden('members-only');
    const can = listRights(standing);
    const first = async (status: MembershipStatus) =>
      (await this.store.listMembers(community.id, [status], { limit: asked.limit })).items;
    const [active, waiting, removed, memberCount] = await Promise.all([
      this.store.listMembers(community.id, ['active'], asked),
      can.accept ? first('pending') : [],
      can.remove ? first('removed') : [],
      this.communities.memberCount(community.id),
    ]);
    return { ...active, can, community, memberCount, waiting, removed };
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

  /**
   * Changes a member's role, lets in somebody who waits, or shows one's own name.
   * @throws DomainError not-found, forbidden, request-waits, secrecy, those of `checkOrganiserRemains`
   */
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
      if (change.role && theirs.status === 'pending' && !change.status) throw conflict('request-waits');
      if (change.role) await this.checkChange(tx, theirs, change.role);
      const confirmed = checkWord(community, change);
      return this.register.changeIn(tx, theirs, { ...change, confirmed }, viewer.accountId);
    });
  }

  /** Refuses somebody who waits, with a word told to them. @throws DomainError request-answered, secrecy */
  refuse(viewer: Viewer, slug: string, accountId: string, said: Said = {}): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      const theirs = await this.membershipOf(tx, community.id, accountId, may(standing, 'see-members'));
      if (!may(standing, 'accept-members')) throw forbidden();
      if (theirs.status !== 'pending') throw conflict('request-answered');
      const confirmed = checkWord(community, said);
      await this.register.refuseIn(tx, theirs, viewer.accountId, { ...said, confirmed });
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
      if (theirs.status === 'pending') return this.register.refuseIn(tx, theirs, viewer.accountId);
      await this.checkChange(tx, theirs, null);
      await this.register.removeIn(tx, theirs, viewer.accountId);
    });
  }

  /** Lets somebody who was removed come back, as anybody may. @throws DomainError not-found, forbidden */
  readmit(viewer: Viewer, slug: string, accountId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      if (!may(standing, 'remove-members')) throw forbidden();
      const theirs = await this.store.find(tx, community.id, accountId);
      if (theirs?.status !== 'removed') throw notFound();
      await this.register.readmitIn(tx, theirs, viewer.accountId);
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
    const otherOrganisers = await this.store.countOtherOrganisers(tx, membership);
    checkOrganiserRemains({ role: membership.role, roleAfter, otherOrganisers });
  }
}

/** @throws DomainError secrecy */
const checkWord = ({ territory }: Community, { word, confirmed }: Said): RuleCode[] =>
  checkTexts({ word }, { confirmed, country: territoryCountry(territory) });
