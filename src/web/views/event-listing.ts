import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { Account } from '../../features/accounts/account.entity.js';
import { EventService, type EventView } from '../../features/events/event.service.js';
import { AgendaService } from '../../features/rsvps/agenda.service.js';
import { AttendeeService } from '../../features/rsvps/attendee.service.js';
import type { RsvpView } from '../../features/rsvps/rsvp.service.js';

/** An event with all that a page or the API says of it. */
export interface ListedEvent extends EventView {
  /** The first is the one whom invitations name. */
  hosts: Account[];
  /** `taken` counts guests; `waiting` counts parties. */
  seats: { taken: number; waiting: number };
  /** The viewer's own answer; its position on the waiting list is known for a single event only. */
  mine: RsvpView | null;
}

/** Nothing about a person is public: a stranger reads of the community, not of its hosts. */
const shownTo = (viewer: Viewer | null, hosts: Account[] = []): Account[] => (viewer ? hosts : []);

/** Brings together what several features know of events. */
@Injectable()
export class EventListing {
  constructor(
    private readonly events: EventService,
    private readonly attendees: AttendeeService,
    private readonly mine: AgendaService,
  ) {}

  /** In the same order, with the same few queries however many there are. */
  async of(viewer: Viewer | null, views: readonly EventView[]): Promise<ListedEvent[]> {
    const ids = views.map(({ event }) => event.id);
    const [hosts, seats, mine] = await Promise.all([
      this.events.hostsOf(ids),
      this.attendees.seatsOf(ids),
      viewer ? this.attendees.mineOf(viewer, ids) : null,
    ]);
    return views.map((view) => {
      const { id } = view.event;
      const rsvp = mine?.get(id);
      return {
        ...view,
        hosts: shownTo(viewer, hosts.get(id)),
        seats: seats.get(id) ?? { taken: 0, waiting: 0 },
        mine: rsvp ? { rsvp, position: null } : null,
      };
    });
  }

  /** @throws DomainError not-found, also when this person may not know of it */
  async one(viewer: Viewer | null, id: string): Promise<ListedEvent> {
    const view = await this.events.view(viewer, id);
    const [hosts, seats, mine] = await Promise.all([
      viewer ? this.events.hostsOfEvent(id) : [],
      this.attendees.seatsOf([id]),
      viewer ? this.attendees.mine(viewer, id) : null,
    ]);
    return {
      ...view,
      hosts,
      seats: seats.get(id) ?? { taken: 0, waiting: 0 },
      mine,
    };
  }

  /** What the viewer said yes or maybe to, or hosts: to come soonest first, past latest first. */
  async agenda(viewer: Viewer, when: 'upcoming' | 'past' = 'upcoming'): Promise<ListedEvent[]> {
    return this.of(viewer, await this.mine.mine(viewer, when));
  }

  /** As `agenda`, of each series no more than the next date. */
  async week(viewer: Viewer): Promise<ListedEvent[]> {
    return this.of(viewer, await this.mine.mine(viewer, 'upcoming', true));
  }

  /** What waits for the viewer's answer, soonest first. */
  async unanswered(viewer: Viewer, limit: number): Promise<ListedEvent[]> {
    return this.of(viewer, await this.mine.listOfMine(viewer, { limit }));
  }
}
