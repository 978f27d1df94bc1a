import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { Queued } from './bulk-seating.rules.js';
import { onlyAdmitted } from './dues.store.js';
import { Rsvp } from './rsvp.entity.js';

// SQLite takes 32,766 bound values in a statement; a row has 16.
const ROWS_PER_INSERT = 500;

/** Answers of many people to many dates, a statement for all of them. */
@Injectable()
export class FollowerSeatingStore {
  /** Who among some has an answer to which of some events, as `event:account`. */
  async answered(tx: Tx, eventIds: string[], accountIds: string[]): Promise<Set<string>> {
    const rows = await tx.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .select('rsvp.eventId', 'eventId')
      .addSelect('rsvp.accountId', 'accountId')
      .where('rsvp.eventId in (:...eventIds) and rsvp.accountId in (:...accountIds)', {
        eventIds,
        accountIds,
      })
      .getRawMany<{ eventId: string; accountId: string }>();
    return new Set(rows.map(({ eventId, accountId }) => `${eventId}:${accountId}`));
  }

  async fromFollowing(tx: Tx, eventIds: string[], accountIds: string[]): Promise<Rsvp[]> {
    if (!eventIds.length || !accountIds.length) return [];
    return tx.manager.findBy(Rsvp, { eventId: In(eventIds), accountId: In(accountIds), via: 'following' });
  }

  /** Parties waiting for some events that `free` seats could hold, and whose dues admit where some are asked; by event, each in its order. */
  async waiting(tx: Tx, eventIds: string[], free: number): Promise<Map<string, Queued[]>> {
    const waiting = new Map<string, Queued[]>();
    if (!eventIds.length) return waiting;
    const query = tx.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .where("rsvp.eventId in (:...eventIds) and rsvp.outcome = 'waitlisted'", { eventIds })
      .orderBy('rsvp.queuedAt')
      .addOrderBy('rsvp.id');
    if (free !== Infinity) query.andWhere('1 + rsvp.guests <= :free', { free });
    for (const rsvp of await onlyAdmitted(query).getMany()) {
      const others = waiting.get(rsvp.eventId);
      if (others) others.push(rsvp);
      else waiting.set(rsvp.eventId, [rsvp]);
    }
    return waiting;
  }

  async insertAll(tx: Tx, rsvps: readonly Rsvp[]): Promise<void> {
    for (let from = 0; from < rsvps.length; from += ROWS_PER_INSERT)
      await tx.manager
        .createQueryBuilder()
        .insert()
        .into(Rsvp)
        .values(rsvps.slice(from, from + ROWS_PER_INSERT))
        .updateEntity(false)
        .execute();
  }

  async removeAll(tx: Tx, ids: string[]): Promise<void> {
    if (ids.length) await tx.manager.delete(Rsvp, { id: In(ids) });
  }
}
