import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CommunityDoorStore } from './community-door.store.js';
import { may } from './community.policy.js';
import { CommunityRegister } from './community-register.service.js';
import { CommunityService, type Place } from './community.service.js';
import { CommunityTokens } from './community-tokens.service.js';
import { checkAwake } from './quiet.rules.js';

/** The one link of a community that hosts share: whoever has it may join at once. */
@Injectable()
export class InvitationLinkService {
  constructor(
    private readonly communities: CommunityService,
    private readonly doors: CommunityDoorStore,
    private readonly tokens: CommunityTokens,
    private readonly register: CommunityRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns its address, for hosts; null while it is switched off */
  async show(viewer: Viewer, slug: string): Promise<string | null> {
    const { community, standing } = await this.communities.place(viewer, slug);
    if (!may(standing, 'accept-members')) throw forbidden();
    const link = await this.doors.link(community.id);
    return link?.tokenHash ? this.tokens.linkUrl(community.id, link.version) : null;
  }

  /** Switches it on, or makes another: the one before opens nothing any more. */
  renew(viewer: Viewer, slug: string): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const { community } = await this.lockForInviting(tx, viewer, slug);
      checkAwake(community, this.clock.now());
      const version = ((await this.doors.link(community.id, tx))?.version ?? 0) + 1;
      const tokenHash = this.tokens.linkHash(community.id, version);
      await this.doors.saveLink(tx, { communityId: community.id, version, tokenHash });
      await this.register.record(tx, community, 'community.link-renewed', viewer.accountId);
      return this.tokens.linkUrl(community.id, version);
    });
  }

  /** @throws DomainError not-found when it is off */
  switchOff(viewer: Viewer, slug: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community } = await this.lockForInviting(tx, viewer, slug);
      const link = await this.doors.link(community.id, tx);
      if (!link?.tokenHash) throw notFound();
      await this.doors.saveLink(tx, { ...link, tokenHash: null });
      await this.register.record(tx, community, 'community.link-closed', viewer.accountId);
    });
  }

  private async lockForInviting(tx: Tx, viewer: Viewer, slug: string): Promise<Place> {
    const place = await this.communities.lockIn(tx, viewer, slug);
    if (!may(place.standing, 'accept-members')) throw forbidden();
    return place;
  }
}
