import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, DomainError, forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SameTurnReads } from '../../platform/database/same-turn-reads.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import type { Community } from '../communities/community.entity.js';
import { canSeeCommunity, isActive } from '../communities/community.policy.js';
import { CommunityService } from '../communities/community.service.js';
import { canAnswer, canManage, canSee, isPublic, shownCommunities } from '../events/event.policy.js';
import type { SeriesForPerson } from './series-for-person.entity.js';
import type { Series } from './series.entity.js';
import { accessOf } from './series.policy.js';
import { isOver } from './series.rules.js';
import { SeriesStore } from './series.store.js';

/** A series as one person sees it. */
export interface SeriesView {
  series: Series;
  /** Of both, or the one of the two that this person may know of. */
  community: Community;
  sharedWith: Community | null;
  isPublic: boolean;
  can: {
    /** Whoever manages it; what can be done now is said by the others. */
    manage: boolean;
    edit: boolean;
    cancel: boolean;
    follow: boolean;
    seeFollowers: boolean;
    seeCommunity: boolean;
  };
}

@Injectable()
export class SeriesService {
  private readonly views = new SameTurnReads<SeriesView>();

  constructor(
    private readonly store: SeriesStore,
    private readonly communities: CommunityService,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, also when this person may not know of it */
  view(viewer: Viewer | null, id: string): Promise<SeriesView> {
    return this.views.ask(`${viewer?.accountId ?? ''} ${id}`, () => this.viewIn(this.reader, viewer, id));
  }

  async viewIn(from: Reader | Tx, viewer: Viewer | null, id: string): Promise<SeriesView> {
    return this.seen(await this.store.forPerson(from, id, viewer?.accountId ?? null), viewer !== null);
  }

  /** Whether somebody may still know of it, after a change of theirs that may take it out of their sight. */
  async isSeenBy(viewer: Viewer, id: string): Promise<boolean> {
    const found = await this.store.forPerson(this.reader, id, viewer.accountId);
    return found !== null && canSee(accessOf(found, true));
  }

  /** Those of a community that somebody can see, the latest begun first. @throws DomainError not-found */
  async listOfCommunity(viewer: Viewer | null, slug: string): Promise<SeriesView[]> {
    const { community } = await this.communities.place(viewer, slug);
    const accountId = viewer?.accountId ?? null;
    const found = await this.store.listOfCommunity(this.reader, community.id, accountId);
    return this.seenAmong(viewer, found);
  }

  /** As `listOfCommunity`, of those reserved to the adherents of an association. */
  async listOfAssociation(viewer: Viewer | null, associationId: string): Promise<SeriesView[]> {
    return this.seenAmong(
      viewer,
      await this.store.listOfAssociation(this.reader, associationId, viewer?.accountId ?? null),
    );
  }

  /** Those of some ids, whoever may see them. */
  byIds(ids: readonly string[]): Promise<Series[]> {
    return this.store.findAll(this.reader, ids);
  }

  /** Whoever may see it; null once it is gone. */
  byId(from: Reader | Tx, id: string): Promise<Series | null> {
    return this.store.find(from, id);
  }

  /** As `byId`, held with all its dates until the transaction ends. Taken before the lock of any of them. */
  lockUnseenIn(tx: Tx, id: string): Promise<Series | null> {
    return this.store.lock(tx, id);
  }

  /** Holds a series and says what somebody may do about it. @throws DomainError not-found */
  async lockIn(tx: Tx, viewer: Viewer, id: string): Promise<SeriesView> {
    if (!(await this.store.lock(tx, id))) throw notFound();
    return this.viewIn(tx, viewer, id);
  }

  /** As `lockIn`, for those who manage it. @throws DomainError not-found, forbidden */
  async lockManagedIn(tx: Tx, viewer: Viewer, id: string): Promise<SeriesView> {
    const view = await this.lockIn(tx, viewer, id);
    if (!view.can.manage) throw forbidden();
    return view;
  }

  /**
   * As `lockManagedIn`, for what goes on.
   * @throws DomainError series-cancelled, series-over; stale, when `ifRevision` isn't the current one
   */
  async lockOpenIn(tx: Tx, viewer: Viewer, id: string, ifRevision: number | null): Promise<SeriesView> {
    const view = await this.lockManagedIn(tx, viewer, id);
    if (view.series.status === 'cancelled') throw conflict('series-cancelled');
    if (isOver(view.series, this.clock.now())) throw conflict('series-over');
    if (ifRevision !== null && ifRevision !== view.series.revision) throw new DomainError('stale', 'stale');
    return view;
  }

  /** For what runs behind the outbox, and asks for itself what the person may. */
  forAccountIn(from: Reader | Tx, id: string, accountId: string): Promise<SeriesForPerson | null> {
    return this.store.forPerson(from, id, accountId);
  }

  /** Whether somebody may take part in its dates, dues apart. */
  mayFollow(found: SeriesForPerson): boolean {
    return canAnswer(accessOf(found, true));
  }

  /** Hosts of each series who still belong, in their order. */
  hostsOf(ids: string[], from: Reader | Tx = this.reader): Promise<Map<string, Account[]>> {
    return this.store.hostsOf(from, ids);
  }

  private seenAmong(viewer: Viewer | null, found: readonly SeriesForPerson[]): SeriesView[] {
    const now = this.clock.now();
    const isSignedIn = viewer !== null;
    return found
      .filter((each) => canSee(accessOf(each, isSignedIn)))
      .map((each) => viewOf(each, isSignedIn, now));
  }

  private seen(found: SeriesForPerson | null, isSignedIn: boolean): SeriesView {
    if (!found || !canSee(accessOf(found, isSignedIn))) throw notFound();
    return viewOf(found, isSignedIn, this.clock.now());
  }
}

function viewOf(found: SeriesForPerson, isSignedIn: boolean, now: number): SeriesView {
  const access = accessOf(found, isSignedIn);
  const manages = canManage(access);
  const isOpen = !isOver(found.series, now);
  return {
    series: found.series,
    ...shownCommunities(found),
    isPublic: isPublic(access),
    can: {
      manage: manages,
      edit: manages && isOpen,
      cancel: manages && isOpen,
      follow: canAnswer(access) && isOpen,
      seeFollowers: manages,
      seeCommunity:
        isActive(found.sharedMembership) || canSeeCommunity(found.community.joinPolicy, found.membership),
    },
  };
}
