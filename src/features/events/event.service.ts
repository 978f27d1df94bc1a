import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListPage } from '../../platform/database/keyset.js';
import { SameTurnReads } from '../../platform/database/same-turn-reads.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import type { Community } from '../communities/community.entity.js';
import { canSeeCommunity, isActive, may } from '../communities/community.policy.js';
import { CommunityService } from '../communities/community.service.js';
import type { Event } from './event.entity.js';
import type { EventListInput } from './event.input.js';
import { type Reservation, reservationOf } from './event-dues.rules.js';
import type { EventForPerson } from './event-for-person.entity.js';
import {
  accessOf,
  belongs,
  canAnswer,
  canManage,
  canSee,
  isPublic,
  shownCommunities,
} from './event.policy.js';
import { type DatesAsked, EventStore } from './event.store.js';

/** An event as one person sees it. */
export interface EventView {
  event: Event;
  /** Of both, or the one of the two that this person may know of. */
  community: Community;
  sharedWith: Community | null;
  isPublic: boolean;
  /** Null where it is not reserved to adherents. */
  reservation: Reservation | null;
  can: {
    /** Whoever manages it; what can be done now is said by the others. */
    manage: boolean;
    edit: boolean;
    cancel: boolean;
    /** What was cancelled takes place after all. */
    restore: boolean;
    invite: boolean;
    answer: boolean;
    seeAnswers: boolean;
    /** An invited person may not know the community of what they are invited to. */
    seeCommunity: boolean;
    /** To do it again on another date. */
    repeat: boolean;
  };
}

@Injectable()
export class EventService {
  private readonly reads = new SameTurnReads<EventForPerson | null>();

  constructor(
    private readonly store: EventStore,
    private readonly communities: CommunityService,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, also when this person may not know of it */
  async view(viewer: Viewer | null, id: string): Promise<EventView> {
    const accountId = viewer?.accountId ?? null;
    const found = await this.reads.ask(`${accountId} ${id}`, () =>
      this.store.forPerson(this.reader, id, accountId),
    );
    return this.seen(found, viewer !== null, this.clock.now());
  }

  /** As `view`, for somebody known by a mailed token. @throws DomainError not-found */
  async viewOfAccount(accountId: string, id: string): Promise<EventView> {
    return this.seen(await this.store.forPerson(this.reader, id, accountId), true, this.clock.now());
  }

  async listOfCommunity(
    viewer: Viewer | null,
    slug: string,
    asked: DatesAsked,
  ): Promise<ListPage<EventView>> {
    const { community } = await this.communities.place(viewer, slug);
    const page = await this.store.listOfCommunity(this.reader, community.id, {
      ...asked,
      accountId: viewer?.accountId ?? null,
      now: this.clock.now(),
    });
    return this.viewed(page, viewer);
  }

  /** Dates of a series, cancelled ones too. */
  async listOfSeries(
    viewer: Viewer | null,
    seriesId: string,
    asked: EventListInput,
  ): Promise<ListPage<EventView>> {
    const page = await this.store.listOfSeries(this.reader, seriesId, {
      ...asked,
      accountId: viewer?.accountId ?? null,
      now: this.clock.now(),
    });
    return this.viewed(page, viewer);
  }

  async listVisible(viewer: Viewer | null, asked: DatesAsked): Promise<ListPage<EventView>> {
    const page = await this.store.listVisible(this.reader, {
      ...asked,
      accountId: viewer?.accountId ?? null,
      now: this.clock.now(),
    });
    return this.viewed(page, viewer);
  }

  /** Those of some events that a person can see, in no order. */
  async listByIds(viewer: Viewer, ids: string[]): Promise<EventView[]> {
    const found = await this.store.findByIds(this.reader, ids, viewer.accountId);
    const now = this.clock.now();
    return found.filter((item) => canSee(accessOf(item, true))).map((item) => viewOf(item, true, now));
  }

  hostsOf(ids: string[]): Promise<Map<string, Account[]>> {
    return this.store.hostsOf(this.reader, ids);
  }

  hostsOfEvent(id: string): Promise<Account[]> {
    return this.store.hostsOfEvent(this.reader, id);
  }

  /** Holds an event and says what somebody may do about it. @throws DomainError not-found */
  async lockIn(tx: Tx, accountId: string | null, id: string): Promise<EventView> {
    const found = await this.store.lockForPerson(tx, id, accountId);
    return this.seen(found, accountId !== null, this.clock.now());
  }

  /** Holds an event for a decision that nobody in particular asks for; null once it is gone. */
  lockUnseenIn(tx: Tx, id: string): Promise<Event | null> {
    return this.store.lock(tx, id);
  }

  /** For what runs behind the outbox, and asks for itself what the person may. */
  mayAnswer(found: EventForPerson): boolean {
    return canAnswer(accessOf(found, true));
  }

  /** Whether somebody is a member of the event's community, or of the one it is shared with. */
  belongs(found: EventForPerson): boolean {
    return belongs(accessOf(found, true));
  }

  forAccountIn(tx: Tx, id: string, accountId: string): Promise<EventForPerson | null> {
    return this.store.forPerson(tx, id, accountId);
  }

  forAccount(id: string, accountId: string): Promise<EventForPerson | null> {
    return this.store.forPerson(this.reader, id, accountId);
  }

  private seen(found: EventForPerson | null, isSignedIn: boolean, now: number): EventView {
    if (!found || !canSee(accessOf(found, isSignedIn))) throw notFound();
    return viewOf(found, isSignedIn, now);
  }

  private viewed(page: ListPage<EventForPerson>, viewer: Viewer | null): ListPage<EventView> {
    const now = this.clock.now();
    return { items: page.items.map((item) => viewOf(item, viewer !== null, now)), next: page.next };
  }
}

function viewOf(found: EventForPerson, isSignedIn: boolean, now: number): EventView {
  const access = accessOf(found, isSignedIn);
  const manages = canManage(access);
  const { status, startsAt, endsAt } = found.event;
  const isOpen = status === 'draft' || (status === 'scheduled' && endsAt > now);
  return {
    event: found.event,
    ...shownCommunities(found),
    isPublic: isPublic(access),
    reservation: reservationOf(found.event, found.association, found.adhesion),
    can: {
      manage: manages,
      edit: manages && isOpen,
      cancel: manages && isOpen && status === 'scheduled',
      restore: manages && status === 'cancelled' && startsAt > now,
      invite: manages && isOpen && status === 'scheduled',
      answer: canAnswer(access) && isOpen && status === 'scheduled',
      seeAnswers: manages,
      seeCommunity:
        isActive(found.sharedMembership) || canSeeCommunity(found.community.joinPolicy, found.membership),
      repeat: may(found.membership, 'schedule'),
    },
  };
}
