import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidField } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { CommunityService } from '../communities/community.service.js';
import type { Event } from './event.entity.js';
import { eventNarrowed, eventRevised } from './event.facts.js';
import { isNarrowed, mayFreeSeats, noticedChanges, revise } from './event.rules.js';
import { EventStore } from './event.store.js';
import { SeatPromotion } from './seat-promotion.service.js';

/** Writes what was decided about an event, with its counters, its audit entry and what has to follow. */
@Injectable()
export class EventRegister {
  constructor(
    private readonly store: EventStore,
    private readonly communities: CommunityService,
    private readonly seats: SeatPromotion,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async addIn(tx: Tx, event: Event, hostIds: string[], actorId: string): Promise<void> {
    await this.store.insert(tx, event);
    await this.store.replaceHosts(tx, event.id, hostIds);
    await this.gatheringIn(tx, event);
    await this.record(tx, event, event.status === 'draft' ? 'drafted' : 'scheduled', actorId);
  }

  /** @param actorId null when new time zone rules moved it */
  async changeIn(tx: Tx, before: Event, after: Event, actorId: string | null): Promise<void> {
    const counters = revise(before, after, this.clock.now());
    await this.store.update(tx, before.id, { ...after, ...counters });
    await this.gatheringIn(tx, after);
    // Before the change is told: whoever gets or is offered a seat reads of it in the same mail.
    if (after.status === 'scheduled' && mayFreeSeats(before, after))
      await this.seats.seatsMayBeFreeIn(tx, before.id);
    const noticed = noticedChanges(before, after);
    if (noticed.length && before.status !== 'draft') {
      const { revision } = counters;
      const told = { eventId: before.id, revision };
      await this.outbox.publish(tx, eventRevised, told, { key: `${before.id}:${revision}` });
    }
    if (isNarrowed(before, after)) {
      const { communityId, id: eventId } = before;
      await this.outbox.publish(tx, eventNarrowed, { communityId, eventId }, { key: newId() });
    }
    await this.record(tx, before, after.status === 'cancelled' ? 'cancelled' : 'changed', actorId, {
      noticed,
    });
  }

  async removeIn(tx: Tx, event: Event, actorId: string): Promise<void> {
    await this.store.remove(tx, event.id);
    await this.record(tx, event, 'deleted', actorId);
  }

  replaceHostsIn(tx: Tx, event: Event, hostIds: string[]): Promise<void> {
    return this.store.replaceHosts(tx, event.id, hostIds);
  }

  /** Hosts are members of the community, or of the one it is shared with. @throws DomainError invalid, on `hosts` */
  async checkHosts(
    tx: Tx,
    { communityId, sharedCommunityId }: Pick<Event, 'communityId' | 'sharedCommunityId'>,
    hostIds: string[],
  ): Promise<string[]> {
    const unique = [...new Set(hostIds)];
    for (const hostId of unique) {
      const isMember =
        (await this.communities.areActiveIn(tx, communityId, [hostId])) ||
        (sharedCommunityId !== null && (await this.communities.areActiveIn(tx, sharedCommunityId, [hostId])));
      if (!isMember) throw invalidField('hosts', 'host-not-a-member');
    }
    return unique;
  }

  /** A date keeps its communities awake. */
  private async gatheringIn(tx: Tx, event: Event): Promise<void> {
    if (event.status !== 'scheduled') return;
    for (const id of [event.communityId, event.sharedCommunityId])
      if (id !== null) await this.communities.gatheredIn(tx, id, event.endsAt);
  }

  private record(
    tx: Tx,
    event: Event,
    deed: string,
    actorId: string | null,
    details?: Record<string, string[]>,
  ): Promise<void> {
    return this.audit.record(tx, {
      actorId,
      action: `event.${deed}`,
      subject: { type: 'event', id: event.id },
      ...(details && { details }),
    });
  }
}
