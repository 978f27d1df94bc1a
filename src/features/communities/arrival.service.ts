import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Community } from './community.entity.js';
import { CommunityDoorStore } from './community-door.store.js';
import { CommunityService, type Place } from './community.service.js';
import type { CommunityInvitation } from './community-invitation.entity.js';
import { MembershipRegister } from './membership-register.service.js';
import { decideEntry } from './membership.rules.js';
import { type Member, MembershipStore } from './membership.store.js';
import { checkAwake, wakefulness } from './quiet.rules.js';

/** What opening the link leads to. */
export type Welcome = 'sign-in' | 'join' | 'member' | 'removed' | 'other-address' | 'read-only';

export interface Arrival {
  community: Community;
  /** Who chose to be named, and who invites. */
  hosts: Member[];
  welcome: Welcome;
}

/** Coming in by a link: a personal invitation, or the one that hosts share. */
@Injectable()
export class ArrivalService {
  constructor(
    private readonly communities: CommunityService,
    private readonly doors: CommunityDoorStore,
    private readonly memberships: MembershipStore,
    private readonly register: MembershipRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found: unknown, taken back, renewed, switched off or used */
  async open(viewer: Viewer | null, token: string): Promise<Arrival> {
    const tokenHash = hashToken(token);
    const invitation = await this.doors.invitationByToken(tokenHash);
    const communityId = invitation?.communityId ?? (await this.doors.linkByToken(tokenHash))?.communityId;
    const community = communityId ? await this.communities.known(communityId) : null;
    if (!community) throw notFound();
    const standing = await this.communities.standingOf(community.id, viewer);
    const welcome = welcomeOf({ community, standing }, invitation, viewer, this.clock.now());
    if (invitation && invitation.closedAt !== null && welcome !== 'member') throw notFound();
    const hosts = await this.memberships.hosts(community.id);
    return {
      community,
      hosts: hosts.filter(
        ({ account, membership }) => membership.shownToAll || account.id === invitation?.invitedBy,
      ),
      welcome,
    };
  }

  /**
   * Whatever the community asks of others; again is nothing.
   * @returns the slug
   * @throws DomainError not-found, as `open`; invitation-of-another, removed-from-community, community-read-only
   */
  join(viewer: Viewer, token: string, charterAccepted: boolean): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const { community, invitation } = await this.lockIn(tx, token);
      if (invitation && invitation.accountId !== viewer.accountId) throw forbidden('invitation-of-another');
      const mine = await this.memberships.find(tx, community.id, viewer.accountId);
      if (invitation && invitation.closedAt !== null && mine?.status !== 'active') throw notFound();
      if (decideEntry({ standing: mine, charterAccepted }) === 'is-in') return community.slug;
      checkAwake(community, this.clock.now());
      const { accountId } = viewer;
      if (mine) await this.register.changeIn(tx, mine, { status: 'active' }, accountId);
      else
        await this.register.addIn(tx, {
          communityId: community.id,
          accountId,
          status: 'active',
          word: null,
        });
      return community.slug;
    });
  }

  private async lockIn(
    tx: Tx,
    token: string,
  ): Promise<{ community: Community; invitation: CommunityInvitation | null }> {
    const tokenHash = hashToken(token);
    const known = await this.doors.invitationByToken(tokenHash, tx);
    const communityId = known?.communityId ?? (await this.doors.linkByToken(tokenHash, tx))?.communityId;
    const community = communityId ? await this.communities.lockUnseenIn(tx, communityId) : null;
    if (!community) throw notFound();
    // Read again under the lock: a host may just have taken it back.
    const invitation = known && (await this.doors.invitation(known.id, tx));
    if (!invitation && !(await this.doors.linkByToken(tokenHash, tx))) throw notFound();
    return { community, invitation };
  }
}

function welcomeOf(
  { community, standing }: Place,
  invitation: CommunityInvitation | null,
  viewer: Viewer | null,
  now: number,
): Welcome {
  if (!viewer) return 'sign-in';
  if (standing?.status === 'active') return 'member';
  if (invitation && invitation.accountId !== viewer.accountId) return 'other-address';
  if (standing?.status === 'removed') return 'removed';
  return wakefulness(community, now) === 'read-only' ? 'read-only' : 'join';
}
