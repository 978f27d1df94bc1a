import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidField } from '../../kernel/domain-error.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { RuleCode } from '../../secrecy/find.js';
import { recordConfirmed } from '../secrecy/secrecy-log.service.js';
import { CommunityService } from '../communities/community.service.js';
import type { Event } from './event.entity.js';
import { EventConsequences } from './event-consequences.service.js';
import { checkRoomServer, NO_ROOM, type RoomSite } from './event-room.rules.js';
import { noticedChanges, revise } from './event.rules.js';
import { EventStore } from './event.store.js';

/** Who does it, and what they confirmed of what they wrote. */
export interface Doer {
  /** Null when new time zone rules did it. */
  actorId: string | null;
  confirmed?: readonly RuleCode[];
}

/** Writes what was decided about an event, with its counters, its audit entry and what has to follow. */
@Injectable()
export class EventRegister {
  constructor(
    private readonly store: EventStore,
    private readonly communities: CommunityService,
    private readonly consequences: EventConsequences,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async addIn(tx: Tx, event: Event, hostIds: string[], doer: Doer): Promise<void> {
    await this.store.insert(tx, event);
    await this.store.replaceHosts(tx, event.id, hostIds);
    await this.consequences.gatheringIn(tx, event);
    await this.consequences.scheduledIn(tx, event);
    await this.consequences.reservedIn(tx, [event]);
    await this.record(tx, event, event.status === 'draft' ? 'drafted' : 'scheduled', doer);
  }

  async changeIn(tx: Tx, before: Event, after: Event, doer: Doer): Promise<void> {
    const counters = revise(before, after, this.clock.now());
    await this.store.update(tx, before.id, { ...after, ...counters });
    await this.consequences.ofChangeIn(tx, before, after, counters);
    await this.record(tx, before, deedOf(before, after), doer, { noticed: noticedChanges(before, after) });
  }

  /** The dates of a series that come to exist together: what began them is recorded of the series. */
  async addDatesIn(tx: Tx, dates: readonly { event: Event; hostIds: readonly string[] }[]): Promise<void> {
    await this.store.insertAll(
      tx,
      dates.map(({ event }) => event),
    );
    await this.store.insertHosts(
      tx,
      dates.flatMap(({ event, hostIds }) =>
        hostIds.map((accountId, rank) => ({ eventId: event.id, accountId, rank })),
      ),
    );
    await this.consequences.reservedIn(
      tx,
      dates.map(({ event }) => event),
    );
    const last = dates.findLast(({ event }) => event.status === 'scheduled');
    if (last) await this.consequences.gatheringIn(tx, last.event);
  }

  async removeIn(tx: Tx, event: Event, actorId: string): Promise<void> {
    await this.store.remove(tx, event.id);
    await this.record(tx, event, 'deleted', { actorId });
  }

  replaceHostsIn(tx: Tx, event: Event, hostIds: string[]): Promise<void> {
    return this.store.replaceHosts(tx, event.id, hostIds);
  }

  /** @throws DomainError invalid, on `room`: there is no server to make it on */
  checkRoom(after: RoomSite, before: RoomSite = NO_ROOM): void {
    checkRoomServer(after, before, this.settings.jitsiUrl !== null);
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

  private async record(
    tx: Tx,
    event: Event,
    deed: string,
    { actorId, confirmed = [] }: Doer,
    details?: Record<string, string[]>,
  ): Promise<void> {
    const by = { actorId, subject: { type: 'event', id: event.id } };
    await this.audit.record(tx, { ...by, action: `event.${deed}`, ...(details && { details }) });
    await recordConfirmed(this.audit, tx, by, confirmed);
  }
}

function deedOf(before: Event, after: Event): string {
  if (after.status === 'cancelled') return before.status === 'cancelled' ? 'changed' : 'cancelled';
  return before.status === 'cancelled' ? 'restored' : 'changed';
}
