import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CommunityDoorStore } from './community-door.store.js';
import type { CommunityInvitation } from './community-invitation.entity.js';
import { may } from './community.policy.js';
import { CommunityRegister } from './community-register.service.js';
import { CommunityService } from './community.service.js';
import { type InvitedLine, InvitingService } from './inviting.service.js';
import { checkAwake } from './quiet.rules.js';

/** Whom hosts ask to join, by address. */
@Injectable()
export class CommunityInvitationService {
  constructor(
    private readonly communities: CommunityService,
    private readonly inviting: InvitingService,
    private readonly doors: CommunityDoorStore,
    private readonly register: CommunityRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A line that cannot be invited keeps no other from it. @returns what became of each, in the order given */
  invite(viewer: Viewer, slug: string, given: readonly string[]): Promise<InvitedLine[]> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      if (!may(standing, 'accept-members')) throw forbidden();
      checkAwake(community, this.clock.now());
      const lines = await this.inviting.inviteIn(tx, community, viewer, given);
      await this.register.record(tx, community, 'community.invited', viewer.accountId, {
        outcomes: [...new Set(lines.map(({ outcome }) => outcome))],
      });
      return lines;
    });
  }

  /** Those that wait, for hosts. */
  async list(viewer: Viewer, slug: string, asked: ListAsked): Promise<ListPage<CommunityInvitation>> {
    const { community, standing } = await this.communities.place(viewer, slug);
    if (!may(standing, 'accept-members')) throw forbidden();
    return this.doors.pending(community.id, asked);
  }

  /** @throws DomainError not-found when it waits no more */
  withdraw(viewer: Viewer, slug: string, id: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      if (!may(standing, 'accept-members')) throw forbidden();
      const invitation = await this.doors.invitation(id, tx);
      if (invitation?.communityId !== community.id || invitation.closedAt !== null) throw notFound();
      await this.doors.updateInvitation(tx, id, { closedAt: this.clock.now() });
      await this.register.record(tx, community, 'community.invitation-withdrawn', viewer.accountId);
    });
  }

  /** Whose « Ne plus m'inviter » a token is. */
  async refuserOf(refusalTokenHash: string): Promise<string | null> {
    return (await this.doors.invitationByRefusalToken(refusalTokenHash))?.accountId ?? null;
  }
}
