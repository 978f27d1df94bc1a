import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { CommunityService } from '../communities/community.service.js';
import type { Event } from './event.entity.js';
import { eventNarrowed, eventReserved, eventRevised, eventScheduled } from './event.facts.js';
import {
  asksDuesAnew,
  isNarrowed,
  mayFreeSeats,
  noticedChanges,
  type Revision,
  startsAskingDues,
} from './event.rules.js';
import { SeatPromotion } from './seat-promotion.service.js';
import { SeriesDates } from './series-dates.service.js';

/** What follows from what was written about an event, in the same transaction. */
@Injectable()
export class EventConsequences {
  constructor(
    private readonly communities: CommunityService,
    private readonly seats: SeatPromotion,
    private readonly series: SeriesDates,
    private readonly outbox: Outbox,
  ) {}

  async ofChangeIn(tx: Tx, before: Event, after: Event, counters: Revision): Promise<void> {
    await this.gatheringIn(tx, after);
    // Before the change is told: whoever gets or is offered a seat reads of it in the same mail.
    if (after.status === 'scheduled' && mayFreeSeats(before, after))
      await this.seats.seatsMayBeFreeIn(tx, before.id);
    if (counters.sequence !== before.sequence) await this.series.dateChangedIn(tx, before);
    if (before.status === 'draft') await this.scheduledIn(tx, { ...after, ...counters });
    else if (noticedChanges(before, after).length) {
      const { revision } = counters;
      const told = { eventId: before.id, revision };
      await this.outbox.publish(tx, eventRevised, told, { key: `${before.id}:${revision}` });
    }
    if (isNarrowed(before, after)) {
      const { communityId, id: eventId } = before;
      const asksDues = startsAskingDues(before, after);
      await this.outbox.publish(tx, eventNarrowed, { communityId, eventId, asksDues }, { key: newId() });
    }
    if (asksDuesAnew(before, after)) await this.reservedIn(tx, [{ ...after, ...counters }]);
  }

  /** Of what nobody knew before: nothing of a draft. */
  async scheduledIn(tx: Tx, { id: eventId, status, revision }: Event): Promise<void> {
    if (status !== 'scheduled') return;
    await this.outbox.publish(tx, eventScheduled, { eventId, revision }, { key: `${eventId}:${revision}` });
  }

  /** Of dates that are new, or asked other dues before: whom dues admit is looked at in time. */
  async reservedIn(tx: Tx, dates: readonly Event[]): Promise<void> {
    await this.outbox.publishAll(
      tx,
      eventReserved,
      dates
        .filter((date) => asksDuesAnew(null, date))
        .map(({ id: eventId, revision }) => ({
          payload: { eventId, revision },
          key: `${eventId}:${revision}`,
        })),
    );
  }

  /** A date keeps its communities awake. */
  async gatheringIn(tx: Tx, event: Event): Promise<void> {
    if (event.status !== 'scheduled') return;
    for (const id of [event.communityId, event.sharedCommunityId])
      if (id !== null) await this.communities.gatheredIn(tx, id, event.endsAt);
  }
}
