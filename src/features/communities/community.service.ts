import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import { SameTurnReads } from '../../platform/database/same-turn-reads.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import type { NamedAssociation } from '../associations/association.service.js';
import type { Community } from './community.entity.js';
import { canSeeCommunity, may } from './community.policy.js';
import type { Standing } from './membership.entity.js';
import { CommunityStore } from './community.store.js';
import { ParentAssociations } from './parent-associations.service.js';
import { wakefulness, type Wakefulness } from './quiet.rules.js';
import { MembershipStore } from './membership.store.js';

/** A community, and what somebody is in it. */
export interface Place {
  community: Community;
  standing: Standing | null;
}

export interface CommunityView {
  community: Community;
  memberCount: number;
  standing: Standing | null;
  wakefulness: Wakefulness;
  can: {
    schedule: boolean;
    seeMembers: boolean;
    acceptMembers: boolean;
    editSettings: boolean;
    /** Decides on reports. */
    moderate: boolean;
    join: boolean;
    /** Says that a quiet community lives. */
    wake: boolean;
  };
}

/** As its own page shows it. */
export interface SeenCommunity extends CommunityView {
  /** The association that carries it, where it is known here. */
  parent: NamedAssociation | null;
}

@Injectable()
export class CommunityService {
  private readonly places = new SameTurnReads<Place>();

  constructor(
    private readonly store: CommunityStore,
    private readonly memberships: MembershipStore,
    private readonly parents: ParentAssociations,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, also when it does not show itself to this person */
  async view(viewer: Viewer | null, slug: string): Promise<SeenCommunity> {
    const { community, standing } = await this.place(viewer, slug);
    const [memberCount, parent] = await Promise.all([
      this.memberCount(community.id),
      this.parents.of(community),
    ]);
    return { ...viewOf({ community, standing }, memberCount, this.clock.now()), parent };
  }

  async list(viewer: Viewer | null, asked: ListAsked): Promise<ListPage<CommunityView>> {
    const page = await this.store.listVisible(this.reader, viewer?.accountId ?? null, asked);
    const counts = await this.memberships.countActive(
      this.reader,
      page.items.map((community) => community.id),
    );
    const mine = await this.standingsOf(viewer);
    const now = this.clock.now();
    return {
      items: page.items.map((community) => {
        const standing = mine.get(community.id) ?? null;
        return viewOf({ community, standing }, counts.get(community.id) ?? 0, now);
      }),
      next: page.next,
    };
  }

  /** The communities that somebody is active in, by name. */
  async mine(viewer: Viewer): Promise<Community[]> {
    const communities = await this.store.findActiveOf(this.reader, viewer.accountId);
    return communities.sort((a, b) => a.name.localeCompare(b.name, viewer.locale));
  }

  async memberCount(communityId: string): Promise<number> {
    return (await this.memberships.countActive(this.reader, [communityId])).get(communityId) ?? 0;
  }

  /** Whether all of some accounts are active members. */
  async areActiveIn(tx: Tx, communityId: string, accountIds: string[]): Promise<boolean> {
    return (await this.memberships.countActiveAmong(tx, communityId, accountIds)) === accountIds.length;
  }

  /** One of its gatherings is scheduled, ending then. */
  gatheredIn(tx: Tx, communityId: string, at: number): Promise<void> {
    return this.store.raiseLastGathering(tx, communityId, at);
  }

  place(viewer: Viewer | null, slug: string): Promise<Place> {
    return this.places.ask(`${viewer?.accountId ?? ''} ${slug}`, () =>
      this.requireIn(this.reader, viewer, slug),
    );
  }

  /** A community as somebody stands in it. @throws DomainError not-found */
  async requireIn(from: Reader | Tx, viewer: Viewer | null, slug: string): Promise<Place> {
    return seen(await this.store.findPlace(from, slug, viewer?.accountId ?? null));
  }

  /** As `requireIn`, for a change that has to be alone. */
  async lockIn(tx: Tx, viewer: Viewer, slug: string): Promise<Place> {
    if (!(await this.store.lockBySlug(tx, slug))) throw notFound();
    return this.requireIn(tx, viewer, slug);
  }

  /** Held for a change, whoever may see it; null once it is gone. */
  lockUnseenIn(tx: Tx, id: string): Promise<Community | null> {
    return this.store.lockById(tx, id);
  }

  byId(from: Reader | Tx, id: string): Promise<Community | null> {
    return this.store.findById(from, id);
  }

  byIds(from: Reader | Tx, ids: string[]): Promise<Community[]> {
    return this.store.findByIds(from, ids);
  }

  /** Where some communities are, by their ids. */
  async territories(from: Reader | Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const communities = await this.byIds(from, [...new Set(ids)]);
    return new Map(communities.map(({ id, territory }) => [id, territory]));
  }

  async standingIn(from: Reader | Tx, communityId: string, viewer: Viewer | null): Promise<Standing | null> {
    return viewer && this.memberships.find(from, communityId, viewer.accountId);
  }

  standingOf(communityId: string, viewer: Viewer | null): Promise<Standing | null> {
    return this.standingIn(this.reader, communityId, viewer);
  }

  /** Whoever may see it. */
  known(id: string): Promise<Community | null> {
    return this.store.findById(this.reader, id);
  }

  /** Somebody's standing in every community they are in, by its id. */
  async standingsOf(viewer: Viewer | null, from: Reader | Tx = this.reader): Promise<Map<string, Standing>> {
    if (!viewer) return new Map();
    const memberships = await this.memberships.ofAccount(from, viewer.accountId);
    return new Map(memberships.map((membership) => [membership.communityId, membership]));
  }
}

function seen(place: Place | null): Place {
  if (!place || !canSeeCommunity(place.community.joinPolicy, place.standing)) throw notFound();
  return place;
}

function viewOf({ community, standing }: Place, memberCount: number, now: number): CommunityView {
  const state = wakefulness(community, now);
  const isOpen = state !== 'read-only';
  return {
    community,
    memberCount,
    standing: standing && { role: standing.role, status: standing.status },
    wakefulness: state,
    can: {
      schedule: isOpen && may(standing, 'schedule'),
      seeMembers: may(standing, 'see-members'),
      acceptMembers: may(standing, 'accept-members'),
      editSettings: isOpen && may(standing, 'edit-settings'),
      moderate: may(standing, 'moderate'),
      join: isOpen && standing === null && community.joinPolicy !== 'invitation',
      wake: state !== 'awake' && may(standing, 'wake'),
    },
  };
}
