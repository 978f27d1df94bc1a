import { Injectable } from '@nestjs/common';
import { DomainError, forbidden, invalidField } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { AssociationService } from '../associations/association.service.js';
import { ColleagueService } from '../communities/colleague.service.js';
import { isActive } from '../communities/community.policy.js';
import { CommunityService, type Place } from '../communities/community.service.js';
import type { NewsScope } from './news-item.entity.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';
import { NewsService } from './news.service.js';
import { scopeOf } from './posting.rules.js';

/** Where somebody wants an item to be read, and in whose name. */
export interface ReachAsked {
  kind: NewsKind;
  scope?: NewsScope | undefined;
  communitySlug: string | null;
  onBehalfOf: string | null;
  supersedes: string | null;
}

/** The same, as it is kept. */
export interface Reach {
  scope: NewsScope;
  communityId: string | null;
  associationId: string | null;
  supersedesId: string | null;
}

/** Says where somebody may post, and in whose name. */
@Injectable()
export class PostingDesk {
  constructor(
    private readonly colleagues: ColleagueService,
    private readonly communities: CommunityService,
    private readonly associations: AssociationService,
    private readonly news: NewsService,
  ) {}

  /** Before anything is typed: as a colleague, or for an association. @throws DomainError colleagues-only */
  async requireMayPost(viewer: Viewer): Promise<void> {
    if (await this.colleagues.isColleague(viewer)) return;
    if ((await this.associations.writableBy(viewer)).length === 0) throw forbidden('colleagues-only');
  }

  /**
   * @param isDraft what is to be read later needs no community yet
   * @throws DomainError colleagues-only, writers-only; invalid, on the field concerned
   */
  async reachOf(
    from: Reader | Tx,
    viewer: Viewer,
    asked: ReachAsked,
    isDraft = false,
  ): Promise<Reach & { place: Place | null }> {
    const associationId = await this.nameOf(from, viewer, asked.onBehalfOf);
    const place = await this.placeOf(from, viewer, asked.communitySlug);
    const scope = scopeOf({ kind: asked.kind, scope: asked.scope, hasCommunity: place !== null, isDraft });
    const supersedesId = await this.olderOf(from, viewer, asked.supersedes);
    return { scope, communityId: place?.community.id ?? null, associationId, supersedesId, place };
  }

  /** Whoever writes for a verified association speaks in its name; anybody else as the colleague that they are. */
  private async nameOf(from: Reader | Tx, viewer: Viewer, id: string | null): Promise<string | null> {
    if (id === null) {
      if (!(await this.colleagues.isColleague(viewer, from))) throw forbidden('colleagues-only');
      return null;
    }
    const writable = await this.associations.writableBy(viewer, from);
    if (!writable.some((association) => association.id === id)) throw forbidden('writers-only');
    return id;
  }

  private async placeOf(from: Reader | Tx, viewer: Viewer, slug: string | null): Promise<Place | null> {
    if (slug === null) return null;
    const place = await orNull(this.communities.requireIn(from, viewer, slug));
    if (!place) throw invalidField('communitySlug', 'unknown-community');
    if (!isActive(place.standing)) throw invalidField('communitySlug', 'not-a-member-there');
    return place;
  }

  private async olderOf(from: Reader | Tx, viewer: Viewer, id: string | null): Promise<string | null> {
    if (id === null) return null;
    const older = await orNull(this.news.requireIn(from, viewer, id));
    if (older?.item.status !== 'published') throw invalidField('supersedes', 'unknown-news');
    return id;
  }
}

/** What cannot be found is told on the field that names it. */
async function orNull<Found>(found: Promise<Found>): Promise<Found | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found') return null;
    throw error;
  }
}
