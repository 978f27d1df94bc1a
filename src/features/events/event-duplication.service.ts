import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { Reader } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import type { Community } from '../communities/community.entity.js';
import { may } from '../communities/community.policy.js';
import { CommunityService } from '../communities/community.service.js';
import { copyOf } from './event-copy.rules.js';
import type { Event } from './event.entity.js';
import type { DuplicateInput } from './event.input.js';
import { EventSchedulingService } from './event-scheduling.service.js';
import { EventService } from './event.service.js';
import { EventSharingService } from './event-sharing.service.js';

/** What is done again on another date, by somebody who can schedule there. */
export interface Repeatable {
  event: Event;
  community: Community;
  /** Those who still belong to it, the first one first. */
  hosts: Account[];
  /** Null where this person cannot share with it again. */
  sharedWith: Community | null;
}

/** « Refaire à une autre date »: what is past or cancelled too. */
@Injectable()
export class EventDuplicationService {
  constructor(
    private readonly events: EventService,
    private readonly communities: CommunityService,
    private readonly sharing: EventSharingService,
    private readonly scheduling: EventSchedulingService,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @returns the new event's id. @throws DomainError not-found, forbidden, and those of scheduling */
  async duplicate(viewer: Viewer, id: string, input: DuplicateInput, once: Once | null): Promise<string> {
    const { event, community, hosts, sharedWith } = await this.repeatable(viewer, id);
    const those = {
      hosts: hosts.length ? hosts.map((host) => host.id) : [viewer.accountId],
      sharedWith: sharedWith ? [sharedWith.slug] : [],
    };
    const copy = copyOf(event, input, those, this.clock.now());
    return this.scheduling.schedule(viewer, community.slug, copy, once);
  }

  /** @throws DomainError not-found; forbidden, to whoever cannot schedule in its community */
  async repeatable(viewer: Viewer, id: string): Promise<Repeatable> {
    const { event } = await this.events.view(viewer, id);
    const [community, standing] = await Promise.all([
      this.communities.byId(this.reader, event.communityId),
      this.communities.standingIn(this.reader, event.communityId, viewer),
    ]);
    if (!community || !may(standing, 'schedule')) throw forbidden();
    const [hosts, offered] = await Promise.all([
      this.events.hostsOf([id]),
      this.sharing.offered(viewer, community.id),
    ]);
    return {
      event,
      community,
      hosts: hosts.get(id) ?? [],
      sharedWith: offered.find((other) => other.id === event.sharedCommunityId) ?? null,
    };
  }
}
