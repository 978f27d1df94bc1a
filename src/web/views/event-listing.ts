import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { Account } from '../../features/accounts/account.entity.js';
import { EventService, type EventView } from '../../features/events/event.service.js';
import { AgendaService, type Week } from '../../features/rsvps/agenda.service.js';
import { AttendeeService } from '../../features/rsvps/attendee.service.js';
import type { RsvpView } from '../../features/rsvps/rsvp.service.js';

/** An event as a card says it, which names nobody. */
export interface CardEvent extends EventView {
  /** `taken` counts guests; `waiting` counts parties. */
  seats: { taken: number; waiting: number };
  /** The viewer's own answer; its position on the waiting list is known for a single event only. */
  mine: RsvpView | null;
}

/** An event with all that a page or the API says of it. */
export interface ListedEvent extends CardEvent {
  /** The first is the one whom invitations name; nothing about a person is public: strangers read of the community. */
  hosts: Account[];
}

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
    const [cards, hosts] = await Promise.all([
      this.cards(viewer, views),
      viewer && this.events.hostsOf(views.map(({ event }) => event.id)),
    ]);
    return cards.map((card) => ({ ...card, hosts: hosts?.get(card.event.id) ?? [] }));
  }

  /** As `of`, without those who host them. */
  async cards(viewer: Viewer | null, views: readonly EventView[]): Promise<CardEvent[]> {
    const ids = views.map(({ event }) => event.id);
    const [seats, mine] = await Promise.all([
      this.attendees.seatsOf(ids),
      viewer && this.attendees.mineOf(viewer, ids),
    ]);
    return views.map((view) => {
      const { id } = view.event;
      const rsvp = mine?.get(id);
      return {
        ...view,
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

  /** What the viewer comes to and what waits for their answer, soonest first; of each series the next date alone. */
  async week(viewer: Viewer, most: Week<number>): Promise<Week<CardEvent[]>> {
    const { coming, unanswered } = await this.mine.week(viewer, most);
    const cards = await this.cards(viewer, [...coming, ...unanswered]);
    return { coming: cards.slice(0, coming.length), unanswered: cards.slice(coming.length) };
  }
}
