import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import { viewerOf } from '../accounts/session.service.js';
import { AssociationService } from '../associations/association.service.js';
import type { Community } from '../communities/community.entity.js';
import { RsvpService } from '../rsvps/rsvp.service.js';
import type { FollowingStanding } from '../series/following-standing.entity.js';
import { rankKeptUntil } from '../series/following.rules.js';
import { FollowingService } from '../series/following.service.js';
import type { Series } from '../series/series.entity.js';
import { SeriesService } from '../series/series.service.js';
import { SeriesInviteStore } from './series-invite.store.js';

export interface FollowingLink {
  account: Account;
  series: Series;
  community: Community;
  /** What they have of the dates to come; without a following once they stopped. */
  standing: FollowingStanding;
  /** Where their dues lapsed: until when the rank is kept, and where to renew. */
  lapse: { keptUntil: number; renewalUrl: string | null } | null;
  canFollow: boolean;
}

/** « Je viens d'habitude », from a mail and without signing in: one series, its dates, and nothing else. */
@Injectable()
export class FollowingLinkService {
  constructor(
    private readonly store: SeriesInviteStore,
    private readonly accounts: AccountService,
    private readonly series: SeriesService,
    private readonly followings: FollowingService,
    private readonly rsvps: RsvpService,
    private readonly associations: AssociationService,
  ) {}

  /** @throws DomainError not-found: unknown, revoked, or nothing that they may know of any more */
  async open(token: string): Promise<FollowingLink> {
    const { account, viewer, seriesId } = await this.holder(token);
    const { series, community, can } = await this.series.view(viewer, seriesId);
    const standing = await this.followings.standing(viewer, seriesId);
    const lapse = await this.lapseOf(series, standing);
    return { account, series, community, standing, lapse, canFollow: can.follow };
  }

  /**
   * One date, and no other.
   * @throws DomainError those of `open` and of `RsvpService.respond`; not-found, for no date to come of theirs
   */
  async answer(token: string, { eventId, answer }: { eventId: string; answer: 'yes' | 'no' }): Promise<void> {
    const { account, standing } = await this.open(token);
    if (!standing.dates.some(({ event }) => event.id === eventId)) throw notFound();
    await this.rsvps.respond(account.id, eventId, { answer, guests: 0 });
  }

  /** Twice is once. @throws DomainError not-found */
  async stop(token: string): Promise<void> {
    const { viewer, seriesId } = await this.holder(token);
    await this.followings.unfollow(viewer, seriesId);
  }

  /** As before they stopped, for who did by mistake. @throws DomainError those of `FollowingService.follow` */
  async follow(token: string): Promise<void> {
    const { viewer, seriesId } = await this.holder(token);
    await this.followings.follow(viewer, seriesId);
  }

  private async lapseOf(
    { adherentsOf }: Series,
    { following }: FollowingStanding,
  ): Promise<FollowingLink['lapse']> {
    const lapsedAt = following?.lapsedAt ?? null;
    if (lapsedAt === null) return null;
    const names = await this.associations.namesOf(adherentsOf === null ? [] : [adherentsOf]);
    const renewalUrl = names.get(adherentsOf ?? '')?.renewalUrl ?? null;
    return { keptUntil: rankKeptUntil(lapsedAt), renewalUrl };
  }

  private async holder(token: string): Promise<{ account: Account; viewer: Viewer; seriesId: string }> {
    const invite = await this.store.byLinkToken(hashToken(token));
    const account = invite && (await this.accounts.holder(invite.accountId));
    if (!account) throw notFound();
    return { account, viewer: viewerOf(account, null), seriesId: invite.seriesId };
  }
}
