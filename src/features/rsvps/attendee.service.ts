import { Injectable } from '@nestjs/common';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { asKnown, type Known } from './attendee.rules.js';
import type { Outcome, Rsvp } from './rsvp.entity.js';
import type { RsvpView } from './rsvp.service.js';
import { type Answered, AttendeeStore } from './attendee.store.js';
import { RsvpStore, type Seats } from './rsvp.store.js';

const EVERY_OUTCOME: Outcome[] = ['going', 'waitlisted', 'maybe', 'declined'];
const A_CHUNK = 100;

/** An answer and who gave it, as those may know who read it. */
export interface Attendee extends Known {
  rsvp: Rsvp;
  position: number | null;
  /** The host who noted it, for the hosts. */
  recordedBy: string | null;
}

export interface AnswerList extends ListPage<Attendee> {
  /** Whether this is all, which hosts see, or only who is going, which those going see. */
  complete: boolean;
}

/** Who comes, as those may know who ask. */
@Injectable()
export class AttendeeService {
  constructor(
    private readonly events: EventService,
    private readonly store: RsvpStore,
    private readonly people: AttendeeStore,
    private readonly reader: Reader,
  ) {}

  /**
   * Hosts see every answer; those going see who else is, but for the discreet ones.
   * @throws DomainError not-found, and forbidden for anybody else
   */
  async list(viewer: Viewer, eventId: string, asked: ListAsked): Promise<AnswerList> {
    const { event, can } = await this.events.view(viewer, eventId);
    if (!can.seeAnswers && (await this.outcomeIn(this.reader, event.id, viewer.accountId)) !== 'going')
      throw forbidden('attendees-only');
    const wanted = can.seeAnswers
      ? { outcomes: EVERY_OUTCOME, discreet: true }
      : { outcomes: ['going' as const], discreet: false };
    const page = await this.people.list(this.reader, event.id, wanted, asked);
    return {
      items: await this.known(event, page.items, can.seeAnswers),
      next: page.next,
      complete: can.seeAnswers,
    };
  }

  /** Every answer, for the hosts. @throws DomainError not-found, and forbidden for anybody else */
  async everyAnswer(viewer: Viewer, eventId: string): Promise<Attendee[]> {
    const { can } = await this.events.view(viewer, eventId);
    if (!can.seeAnswers) throw forbidden();
    const answers: Attendee[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.list(viewer, eventId, { limit: A_CHUNK, cursor });
      answers.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return answers;
  }

  /** One person's answer, for the hosts. @throws DomainError not-found, and forbidden for anybody else */
  async one(viewer: Viewer, eventId: string, accountId: string): Promise<Attendee> {
    const { event, can } = await this.events.view(viewer, eventId);
    if (!can.seeAnswers) throw forbidden();
    const [attendee] = await this.known(
      event,
      await this.people.ofPeople(this.reader, event.id, [accountId]),
      true,
    );
    if (!attendee) throw notFound();
    return attendee;
  }

  /** Those of some people who answered, by account, as others who come may know them. */
  async answeredAmong(event: Event, accountIds: readonly string[]): Promise<Map<string, Account>> {
    const answered = await this.people.ofPeople(this.reader, event.id, accountIds);
    const attendees = await this.known(event, answered, false);
    return new Map(attendees.map(({ account }) => [account.id, account]));
  }

  /** Members whose answer a host can note. @throws DomainError forbidden, to those who do not manage the event */
  async members(viewer: Viewer, eventId: string): Promise<Account[]> {
    const { event, can } = await this.events.view(viewer, eventId);
    if (!can.manage) throw forbidden();
    return this.people.membersKnownTo(this.reader, event, viewer.accountId);
  }

  /** Those of some accounts who have not answered. */
  async silentAmong<Person extends { account: Account }>(
    eventId: string,
    people: readonly Person[],
  ): Promise<Person[]> {
    const answered = await this.people.answeredBy(this.reader, eventId);
    return people.filter(({ account }) => !answered.has(account.id));
  }

  mine(viewer: Viewer, eventId: string): Promise<RsvpView | null> {
    return this.answerOf(eventId, viewer.accountId);
  }

  /** For what a person is shown or mailed of their own answer. */
  async answerOf(eventId: string, accountId: string): Promise<RsvpView | null> {
    const rsvp = await this.store.find(this.reader, eventId, accountId);
    return rsvp && { rsvp, position: await this.position(rsvp) };
  }

  /** What became of somebody's answer to an event; null without one. */
  async outcomeIn(from: Reader | Tx, eventId: string, accountId: string): Promise<Outcome | null> {
    return (await this.store.find(from, eventId, accountId))?.outcome ?? null;
  }

  /** Somebody's answers to some events, by event; those who wait without their position. */
  mineOf(viewer: Viewer, eventIds: string[]): Promise<Map<string, Rsvp>> {
    return this.store.findOfEvents(this.reader, eventIds, viewer.accountId);
  }

  seatsOf(eventIds: string[]): Promise<Map<string, Seats>> {
    return this.store.seatsOf(this.reader, eventIds);
  }

  private async known(event: Event, items: Answered[], toHosts: boolean): Promise<Attendee[]> {
    const positions = await this.positions(items);
    const recorded = items.filter(({ rsvp }) => rsvp.recordedBy !== null).map(({ rsvp }) => rsvp.accountId);
    const belonging = await this.people.belongingAmong(this.reader, event, recorded);
    return items.map(({ rsvp, account, recorder, invitation }) => {
      const known = asKnown(account, { rsvp, belongs: belonging.has(account.id), invitation });
      return {
        ...known,
        address: toHosts ? known.address : null,
        rsvp,
        position: positions.get(rsvp.id) ?? null,
        recordedBy: toHosts ? (recorder?.displayName ?? null) : null,
      };
    });
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
