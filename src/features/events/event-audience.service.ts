import { Injectable } from '@nestjs/common';
import { invalidField } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Association } from '../associations/association.entity.js';
import { AssociationService } from '../associations/association.service.js';
import type { Community } from '../communities/community.entity.js';
import type { Event } from './event.entity.js';
import type { AudienceInput } from './event.input.js';
import type { EventView } from './event.service.js';
import { EventSharingService } from './event-sharing.service.js';

/** Whom an event is for, as the row keeps it. */
export type Reach = Pick<Event, 'audience' | 'adherentsOf' | 'sharedCommunityId'>;

export interface ReachAsked {
  audience: AudienceInput;
  /** The slug of one other community, or none. */
  sharedWith: readonly string[];
}

/** Whom an event is for: everybody, members, or adherents alone; and the community that it is shared with. */
@Injectable()
export class EventAudienceService {
  constructor(
    private readonly sharing: EventSharingService,
    private readonly associations: AssociationService,
  ) {}

  /** What somebody can choose of for what takes place in a community, by name. */
  async offered(
    viewer: Viewer,
    community: Pick<Community, 'id'>,
  ): Promise<{ shareable: Community[]; reservable: Association[] }> {
    const [shareable, reservable] = await Promise.all([
      this.sharing.offered(viewer, community.id),
      this.associations.reservableBy(viewer),
    ]);
    return { shareable, reservable };
  }

  /** @throws DomainError invalid: cannot-share-there, cannot-reserve-there */
  async targetIn(tx: Tx, viewer: Viewer, community: Community, asked: ReachAsked): Promise<Reach> {
    return {
      sharedCommunityId: await this.sharing.targetIn(tx, viewer, community.id, asked.sharedWith),
      ...(await this.keptIn(tx, viewer, asked.audience)),
    };
  }

  /** As `targetIn`, for a change: what it is reserved to already stays, whoever saves. */
  async changedIn(
    tx: Tx,
    viewer: Viewer,
    view: Pick<EventView, 'community' | 'sharedWith'> & { event: Reach & Pick<Event, 'communityId'> },
    { audience: asked, sharedWith }: Partial<ReachAsked>,
  ): Promise<Reach> {
    const { audience, adherentsOf } = view.event;
    const stays = asked === undefined || (typeof asked !== 'string' && asked.adherentsOf === adherentsOf);
    return {
      sharedCommunityId: await this.sharing.changedIn(tx, viewer, view, sharedWith),
      ...(stays ? { audience, adherentsOf } : await this.keptIn(tx, viewer, asked)),
    };
  }

  private async keptIn(
    tx: Tx,
    viewer: Viewer,
    audience: AudienceInput,
  ): Promise<Pick<Reach, 'audience' | 'adherentsOf'>> {
    if (typeof audience === 'string') return { audience, adherentsOf: null };
    const reservable = await this.associations.reservableBy(viewer, tx);
    if (!reservable.some(({ id }) => id === audience.adherentsOf))
      throw invalidField('audience', 'cannot-reserve-there');
    return { audience: 'members', adherentsOf: audience.adherentsOf };
  }
}
