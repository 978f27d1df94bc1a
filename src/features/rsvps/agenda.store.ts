import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { DAY } from '../../kernel/clock.js';
import { Reader } from '../../platform/database/transaction.js';
import { Adhesion } from '../associations/adhesion.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { EventHost } from '../events/event-host.entity.js';
import { EventInvitation } from '../events/event-invitation.entity.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from './rsvp.entity.js';

type Select = SelectQueryBuilder<Event>;
type Row = Pick<Event, 'id' | 'seriesId' | 'status'>;

/** `folds`: of each series the next date alone. */
interface Length {
  limit: number;
  folds?: boolean;
}

// A few series have as many dates ahead.
const MOST_LOOKED_AT = 500;

// No event lasts longer: the index on the start then finds what is not over yet.
const LONGEST = DAY;

/** Which events are somebody's own: ids, in the order of their dates. */
@Injectable()
export class AgendaStore {
  constructor(private readonly reader: Reader) {}

  /** What somebody said yes or maybe to, waits for, or hosts. */
  mine(
    accountId: string,
    { when, now, ...asked }: { when: 'upcoming' | 'past'; now: number } & Length,
  ): Promise<string[]> {
    const query = this.events(accountId).where(
      (select) => `(event.id in ${answered(select, ['yes', 'maybe'])} or event.id in ${hosted(select)})`,
    );
    if (when === 'upcoming')
      query.andWhere('event.endsAt > :now and event.startsAt > :longAgo', { now, longAgo: now - LONGEST });
    else query.andWhere('event.endsAt <= :now', { now });
    return ids(query, when === 'upcoming' ? 'ASC' : 'DESC', asked);
  }

  /** What somebody can still say yes to, in their communities, by invitation or by adhesion, and neither answered nor hosts. */
  unanswered(accountId: string, now: number, limit: number): Promise<string[]> {
    const query = this.events(accountId)
      .where("event.status = 'scheduled' and event.startsAt > :now", { now })
      .andWhere('(event.rsvpDeadlineAt is null or event.rsvpDeadlineAt > :now)')
      .andWhere(
        (select) =>
          `(event.communityId in ${mine(select)} or event.sharedCommunityId in ${mine(select)} ` +
          `or event.id in ${invited(select)} or event.adherentsOf in ${adherent(select)})`,
      )
      .andWhere((select) => `(event.adherentsOf is null or event.adherentsOf in ${admitted(select)})`)
      .andWhere((select) => `event.id not in ${answered(select, ['yes', 'maybe', 'no'])}`)
      .andWhere((select) => `event.id not in ${hosted(select)}`);
    return ids(query, 'ASC', { limit, folds: true });
  }

  private events(accountId: string): Select {
    return this.reader.manager
      .createQueryBuilder(Event, 'event')
      .select('event.id', 'id')
      .addSelect('event.seriesId', 'seriesId')
      .addSelect('event.status', 'status')
      .setParameters({ accountId });
  }
}

async function ids(
  query: Select,
  direction: 'ASC' | 'DESC',
  { limit, folds = false }: Length,
): Promise<string[]> {
  const rows = await query
    .orderBy('event.startsAt', direction)
    .addOrderBy('event.id', direction)
    .limit(folds ? MOST_LOOKED_AT : limit)
    .getRawMany<Row>();
  return (folds ? foldedRows(rows) : rows).slice(0, limit).map(({ id }) => id);
}

/** Of each series its next date, and those cancelled before it. */
function foldedRows(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ seriesId, status }) => {
    if (seriesId === null) return true;
    const isFirst = !seen.has(seriesId);
    if (status === 'scheduled') seen.add(seriesId);
    return isFirst;
  });
}

const answered = (select: Select, answers: Rsvp['answer'][]): string =>
  select
    .subQuery()
    .select('rsvp.eventId')
    .from(Rsvp, 'rsvp')
    .where(`rsvp.accountId = :accountId and rsvp.answer in (${answers.map((one) => `'${one}'`).join(', ')})`)
    .getQuery();

/** As long as they belong to the event's community, or to the one it is shared with. */
const hosted = (select: Select): string =>
  select
    .subQuery()
    .select('host.eventId')
    .from(EventHost, 'host')
    .innerJoin(Event, 'hosting', 'hosting.id = host.eventId')
    .innerJoin(
      Membership,
      'membership',
      'membership.communityId in (hosting.communityId, hosting.sharedCommunityId) ' +
        "and membership.accountId = host.accountId and membership.status = 'active'",
    )
    .where('host.accountId = :accountId')
    .getQuery();

const mine = (select: Select): string =>
  select
    .subQuery()
    .select('membership.communityId')
    .from(Membership, 'membership')
    .where("membership.accountId = :accountId and membership.status = 'active'")
    .getQuery();

const invited = (select: Select): string =>
  select
    .subQuery()
    .select('invitation.eventId')
    .from(EventInvitation, 'invitation')
    .where('invitation.accountId = :accountId and invitation.withdrawnAt is null')
    .getQuery();

const adherent = (select: Select): string =>
  select
    .subQuery()
    .select('adhesion.associationId')
    .from(Adhesion, 'adhesion')
    .where('adhesion.accountId = :accountId')
    .getQuery();

/** Dues that admit on the day of the event. */
const admitted = (select: Select): string =>
  select
    .subQuery()
    .select('paid.associationId')
    .from(Adhesion, 'paid')
    .where('paid.accountId = :accountId and paid.startsOn <= substr(event.startsLocal, 1, 10)')
    .andWhere('paid.admitsUntil >= substr(event.startsLocal, 1, 10)')
    .getQuery();
