import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DomainError, invalidField } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import type { Community } from '../communities/community.entity.js';
import { may } from '../communities/community.policy.js';
import { CommunityService } from '../communities/community.service.js';
import { wakefulness } from '../communities/quiet.rules.js';
import type { Event } from './event.entity.js';
import type { EventView } from './event.service.js';

/** A gathering of two communities: whoever can schedule in both brings them together. */
@Injectable()
export class EventSharingService {
  constructor(
    private readonly communities: CommunityService,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The other communities, awake, in which somebody can schedule; none to who cannot schedule in this one. */
  async offered(viewer: Viewer, communityId: string): Promise<Community[]> {
    const standings = await this.communities.standingsOf(viewer);
    if (!may(standings.get(communityId) ?? null, 'schedule')) return [];
    const others = [...standings].filter(([id, standing]) => id !== communityId && may(standing, 'schedule'));
    const communities = await this.communities.byIds(
      this.reader,
      others.map(([id]) => id),
    );
    return communities
      .filter((community) => this.isAwake(community))
      .sort((a, b) => a.name.localeCompare(b.name, viewer.locale));
  }

  /**
   * The community that an event of `communityId` is to be shared with.
   * @throws DomainError cannot-share-there, the same for what this person may not know of
   */
  async targetIn(
    tx: Tx,
    viewer: Viewer,
    communityId: string,
    [slug]: readonly string[],
  ): Promise<string | null> {
    if (slug === undefined) return null;
    const here = await this.communities.standingIn(tx, communityId, viewer);
    const there = await this.findIn(tx, viewer, slug);
    const isOther = there !== null && there.community.id !== communityId && this.isAwake(there.community);
    if (!isOther || !may(here, 'schedule') || !may(there.standing, 'schedule'))
      throw invalidField('sharedWith', 'cannot-share-there');
    return there.community.id;
  }

  /** As `targetIn`, for a change: what this person sees it shared with already stays, whoever they are. */
  async changedIn(
    tx: Tx,
    viewer: Viewer,
    {
      event,
      sharedWith,
    }: Pick<EventView, 'sharedWith'> & { event: Pick<Event, 'communityId' | 'sharedCommunityId'> },
    asked: readonly string[] | undefined,
  ): Promise<string | null> {
    if (asked === undefined || asked[0] === sharedWith?.slug) return event.sharedCommunityId;
    return this.targetIn(tx, viewer, event.communityId, asked);
  }

  private isAwake(community: Community): boolean {
    return wakefulness(community, this.clock.now()) !== 'read-only';
  }

  private async findIn(tx: Tx, viewer: Viewer, slug: string) {
    try {
      return await this.communities.requireIn(tx, viewer, slug);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    }
  }
}
