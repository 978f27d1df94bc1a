import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { PreparedQuery } from '../../platform/database/prepared-query.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Membership } from '../communities/membership.entity.js';
import { EventInvitation } from '../events/event-invitation.entity.js';
import { Event } from '../events/event.entity.js';
import { type Outcome, Rsvp } from './rsvp.entity.js';
import { onlyAdmitted } from './dues.store.js';
import type { Waiting } from './rsvp.rules.js';

export interface Seats {
  taken: number;
  waiting: number;
}

export interface Attendance {
  eventId: string;
  accountId: string;
}

// Asked with each answer, and the same on both databases: what builds a query costs more than it.
const SEATS_TAKEN =
  "select coalesce(sum(1 + guests), 0) as number from rsvps where event_id = $1 and outcome = 'going'";
const WAITING_BEFORE =
  "select count(*) as number from rsvps where event_id = $1 and outcome = 'waitlisted' and (queued_at, id) < ($2, $3)";

@Injectable()
export class RsvpStore {
  private readonly one = new PreparedQuery<{ rsvp: Rsvp }>((manager) =>
    manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .where('rsvp.eventId = :eventId and rsvp.accountId = :accountId', {
        eventId: 'eventId',
        accountId: 'accountId',
      }),
  );

  constructor(private readonly reader: Reader) {}

  async find(from: Reader | Tx, eventId: string, accountId: string): Promise<Rsvp | null> {
    if (!isId(eventId) || !isId(accountId)) return null;
    const found = await this.one.first(from.manager, { eventId, accountId });
    return found && found.rsvp;
  }

  findByIds(from: Reader | Tx, ids: string[]): Promise<Rsvp[]> {
    return from.manager.findBy(Rsvp, { id: In(ids) });
  }

  async findOfEvents(from: Reader, eventIds: string[], accountId: string): Promise<Map<string, Rsvp>> {
    if (!eventIds.length) return new Map();
    const rsvps = await from.manager.findBy(Rsvp, { eventId: In(eventIds), accountId });
    return new Map(rsvps.map((rsvp) => [rsvp.eventId, rsvp]));
  }

  seatsTaken(tx: Tx, eventId: string): Promise<number> {
    return numberFrom(tx, SEATS_TAKEN, [eventId]);
  }

  /** Parties that could be seated on `free` seats, in order, whose dues admit where some are asked; read only once a seat is free. */
  async waitingThatFit(
    tx: Tx,
    { id: eventId, adherentsOf }: Pick<Event, 'id' | 'adherentsOf'>,
    free: number,
  ): Promise<Waiting[]> {
    if (free <= 0) return [];
    const query = tx.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .select(['rsvp.id as id', 'rsvp.guests as guests'])
      .where("rsvp.eventId = :eventId and rsvp.outcome = 'waitlisted'", { eventId })
      .orderBy('rsvp.queuedAt')
      .addOrderBy('rsvp.id');
    if (free !== Infinity) query.andWhere('1 + rsvp.guests <= :free', { free });
    if (adherentsOf !== null) onlyAdmitted(query);
    return query.getRawMany<Waiting>();
  }

  /** Seats taken and people waiting of each event, in one query. */
  async seatsOf(from: Reader | Tx, eventIds: string[]): Promise<Map<string, Seats>> {
    const seats = new Map<string, Seats>(eventIds.map((id) => [id, { taken: 0, waiting: 0 }]));
    if (!eventIds.length) return seats;
    const rows = await from.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .select('rsvp.eventId', 'id')
      .addSelect('rsvp.outcome', 'outcome')
      .addSelect('sum(1 + rsvp.guests)', 'seats')
      .addSelect('count(*)', 'people')
      .where("rsvp.eventId in (:...eventIds) and rsvp.outcome in ('going', 'waitlisted')", { eventIds })
      .groupBy('rsvp.eventId')
      .addGroupBy('rsvp.outcome')
      .getRawMany<{ id: string; outcome: Outcome; seats: string | number; people: string | number }>();
    for (const row of rows) {
      const of = seats.get(row.id)!;
      if (row.outcome === 'going') of.taken = Number(row.seats);
      else of.waiting = Number(row.people);
    }
    return seats;
  }

  /** How many wait before an answer that waits. */
  countBefore(from: Reader | Tx, { eventId, queuedAt, id }: Rsvp): Promise<number> {
    return numberFrom(from, WAITING_BEFORE, [eventId, queuedAt, id]);
  }

  /** What somebody answered in a community, or shared with it, and has not begun. */
  async futureInCommunity(communityId: string, accountId: string, now: number): Promise<string[]> {
    const rows = await this.future(now)
      .andWhere('(event.communityId = :communityId or event.sharedCommunityId = :communityId)', {
        communityId,
      })
      .andWhere('rsvp.accountId = :accountId', { accountId })
      .getRawMany<{ eventId: string }>();
    return rows.map((row) => row.eventId);
  }

  /** What somebody answered that has not begun. */
  async futureOf(accountId: string, now: number): Promise<string[]> {
    const rows = await this.future(now)
      .andWhere('rsvp.accountId = :accountId', { accountId })
      .getRawMany<{ eventId: string }>();
    return rows.map((row) => row.eventId);
  }

  /** Who answered what has not begun, of a community or one event, and neither belongs to it nor is invited. */
  outsiders(of: { communityId: string; eventId: string | null }, now: number): Promise<Attendance[]> {
    const query = this.future(now)
      .leftJoin(
        Membership,
        'membership',
        'membership.communityId in (event.communityId, event.sharedCommunityId) ' +
          "and membership.accountId = rsvp.accountId and membership.status = 'active'",
      )
      .leftJoin(
        EventInvitation,
        'invitation',
        'invitation.eventId = event.id and invitation.accountId = rsvp.accountId and invitation.withdrawnAt is null',
      )
      .andWhere('event.communityId = :communityId', of)
      .andWhere('membership.id is null and invitation.id is null');
    if (of.eventId) query.andWhere('event.id = :eventId', of);
    return query.getRawMany<Attendance>();
  }

  async insert(tx: Tx, rsvp: Rsvp): Promise<void> {
    await tx.manager.createQueryBuilder().insert().into(Rsvp).values(rsvp).updateEntity(false).execute();
  }

  async update(tx: Tx, id: string, values: Partial<Rsvp>): Promise<void> {
    await tx.manager.update(Rsvp, { id }, values);
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(Rsvp, { id });
  }

  async seat(tx: Tx, ids: string[]): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .update(Rsvp)
      .set({ outcome: 'going', version: () => 'version + 1' })
      .where('id in (:...ids)', { ids })
      .execute();
  }

  private future(now: number) {
    return this.reader.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .innerJoin(Event, 'event', 'event.id = rsvp.eventId')
      .select('rsvp.eventId', 'eventId')
      .addSelect('rsvp.accountId', 'accountId')
      .where('event.startsAt > :now', { now });
  }
}

async function numberFrom(from: Reader | Tx, sql: string, values: unknown[]): Promise<number> {
  const [row] = await from.manager.query<{ number: string | number }[]>(sql, values);
  return Number(row?.number ?? 0);
}
