import { Injectable } from '@nestjs/common';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Reader } from '../../platform/database/transaction.js';
import { Adhesion } from '../associations/adhesion.entity.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from './rsvp.entity.js';

/** As `duesAdmit` says, of the joined `event` and `adhesion`. */
const ADMITTED =
  '(event.adherentsOf is null or (adhesion.startsOn <= substr(event.startsLocal, 1, 10) ' +
  'and adhesion.admitsUntil >= substr(event.startsLocal, 1, 10)))';

function joinDues<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): SelectQueryBuilder<Row> {
  return query
    .innerJoin(Event, 'event', 'event.id = rsvp.eventId')
    .leftJoin(
      Adhesion,
      'adhesion',
      'adhesion.associationId = event.adherentsOf and adhesion.accountId = rsvp.accountId',
    );
}

/** Passes over the answers of those whose dues do not admit on the day of their event. */
export const onlyAdmitted = <Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
): SelectQueryBuilder<Row> => joinDues(query).andWhere(ADMITTED);

/** Answers to what is reserved to adherents, as dues change. */
@Injectable()
export class DuesStore {
  constructor(private readonly reader: Reader) {}

  /** Who has a seat that their dues do not cover. */
  async uncovered(eventId: string): Promise<string[]> {
    const rows = await joinDues(this.reader.manager.createQueryBuilder(Rsvp, 'rsvp'))
      .select('rsvp.accountId', 'accountId')
      .where("rsvp.eventId = :eventId and rsvp.outcome = 'going'", { eventId })
      .andWhere(`coalesce(${ADMITTED}, false) = false`)
      .orderBy('rsvp.id')
      .getRawMany<{ accountId: string }>();
    return rows.map(({ accountId }) => accountId);
  }

  /** What is to come, reserved to an association, that somebody answered. */
  async toCome(
    { associationId, accountId }: { associationId: string; accountId: string },
    now: number,
  ): Promise<string[]> {
    const rows = await this.reader.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .innerJoin(Event, 'event', 'event.id = rsvp.eventId')
      .select('rsvp.eventId', 'eventId')
      .where('rsvp.accountId = :accountId', { accountId })
      .andWhere("event.adherentsOf = :associationId and event.status = 'scheduled'", { associationId })
      .andWhere('event.startsAt > :now', { now })
      .orderBy('event.startsAt')
      .getRawMany<{ eventId: string }>();
    return rows.map(({ eventId }) => eventId);
  }
}
