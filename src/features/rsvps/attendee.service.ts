import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import { Reader } from '../../platform/database/transaction.js';
import { EventService } from '../events/event.service.js';
import type { Outcome, Rsvp } from './rsvp.entity.js';
import type { RsvpView } from './rsvp.service.js';
import { type Answered, RsvpStore, type Seats } from './rsvp.store.js';

const EVERY_OUTCOME: Outcome[] = ['going', 'waitlisted', 'maybe', 'declined'];
const AGENDA_LENGTH = 100;

export interface AnswerList extends ListPage<Answered & { position: number | null }> {
  /** Whether this is all, which hosts see, or only who is going, which those going see. */
  complete: boolean;
}

/** Who comes, as those may know who ask. */
@Injectable()
export class AttendeeService {
  constructor(
    private readonly events: EventService,
    private readonly store: RsvpStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /**
   * Hosts see every answer; those going see who else is, but for the discreet ones.
   * @throws DomainError not-found, and forbidden for anybody else
   */
  async list(viewer: Viewer, eventId: string, asked: ListAsked): Promise<AnswerList> {
    const { event, can } = await this.events.view(viewer, eventId);
    const mine = await this.store.find(this.reader, event.id, viewer.accountId);
    if (!can.seeAnswers && mine?.outcome !== 'going') throw forbidden('attendees-only');
    const wanted = can.seeAnswers
      ? { outcomes: EVERY_OUTCOME, discreet: true }
      : { outcomes: ['going' as const], discreet: false };
    const page = await this.store.list(this.reader, event.id, wanted, asked);
    const positions = await this.positions(page.items);
    return {
      items: page.items.map((item) => ({ ...item, position: positions.get(item.rsvp.id) ?? null })),
      next: page.next,
      complete: can.seeAnswers,
    };
  }

  mine(viewer: Viewer, eventId: string): Promise<RsvpView | null> {
    return this.answerOf(eventId, viewer.accountId);
  }

  /** For what a person is shown or mailed of their own answer. */
  async answerOf(eventId: string, accountId: string): Promise<RsvpView | null> {
    const rsvp = await this.store.find(this.reader, eventId, accountId);
    return rsvp && { rsvp, position: await this.position(rsvp) };
  }

  /** Somebody's answers to some events, by event; those who wait without their position. */
  mineOf(viewer: Viewer, eventIds: string[]): Promise<Map<string, Rsvp>> {
    return this.store.findOfEvents(this.reader, eventIds, viewer.accountId);
  }

  seatsOf(eventIds: string[]): Promise<Map<string, Seats>> {
    return this.store.seatsOf(this.reader, eventIds);
  }

  /** Ids of what somebody said yes or maybe to, soonest first. */
  agenda(viewer: Viewer): Promise<string[]> {
    return this.store.agenda(this.reader, viewer.accountId, this.clock.now(), AGENDA_LENGTH);
  }

  private async position(rsvp: Rsvp): Promise<number | null> {
    return rsvp.outcome === 'waitlisted' ? (await this.store.countBefore(this.reader, rsvp)) + 1 : null;
  }

  /** The list comes in the queue's order: one count, for the first who waits, gives all the others. */
  private async positions(items: Answered[]): Promise<Map<string, number>> {
    const waiting = items.map(({ rsvp }) => rsvp).filter(({ outcome }) => outcome === 'waitlisted');
    const first = waiting[0] && (await this.position(waiting[0]));
    return new Map(waiting.map((rsvp, index) => [rsvp.id, (first ?? 1) + index]));
  }
}
