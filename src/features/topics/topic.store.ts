import { Injectable } from '@nestjs/common';
import { IsNull, type SelectQueryBuilder } from 'typeorm';
import { isId, NOBODY } from '../../kernel/ids.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Event } from '../events/event.entity.js';
import { Series } from '../series/series.entity.js';
import { TopicSupport } from './topic-support.entity.js';
import { Topic } from './topic.entity.js';

/** A topic with who proposed it and the date that it stands on. */
export interface FoundTopic {
  topic: Topic;
  author: Account | null;
  date: Event | null;
}

/** A topic with the date that it stands on, or the series in which it waits. */
export interface PlacedTopic {
  topic: Topic;
  place: Event | Series;
  date: Event | null;
}

type Joined = Topic & { author?: Account | null; date?: Event | null };

export interface Supports {
  count: number;
  /** Whether one person is among them. */
  mine: boolean;
}

/** For a date, and what was left undecided on one that is over. */
const WAITING =
  "topic.state in ('proposed', 'kept') and (topic.seriesId = :seriesId or " +
  '(event.seriesId = :seriesId and event.endsAt <= :now))';

@Injectable()
export class TopicStore {
  private async find(tx: Tx, id: string): Promise<FoundTopic | null> {
    const found = await joined(tx).where('topic.id = :id', { id }).getOne();
    return found && split(found);
  }

  /** As `find`, held until the transaction ends: what waits can be taken by several dates at once. */
  async hold(tx: Tx, id: string): Promise<FoundTopic | null> {
    if (!isId(id)) return null;
    const query = tx.manager.createQueryBuilder(Topic, 'topic').where('topic.id = :id', { id });
    return (await tx.locking(query).getOne()) && this.find(tx, id);
  }

  /** Whoever may read them. */
  async placed(from: Reader | Tx, ids: readonly string[]): Promise<PlacedTopic[]> {
    if (!ids.length) return [];
    const rows = (await joined(from)
      .leftJoinAndMapOne('topic.series', Series, 'series', 'series.id = topic.seriesId')
      .where('topic.id in (:...ids)', { ids })
      .getMany()) as (Joined & { series?: Series | null })[];
    return rows.flatMap(({ series, ...row }) => {
      const { topic, date } = split(row);
      const place = date ?? series ?? null;
      return place ? [{ topic, place, date }] : [];
    });
  }

  /** The agendas of some dates, in their order. */
  async agendas(from: Reader | Tx, eventIds: readonly string[]): Promise<FoundTopic[]> {
    if (!eventIds.length) return [];
    const query = joined(from)
      .where("topic.eventId in (:...eventIds) and topic.state = 'accepted'", { eventIds })
      .andWhere('topic.hiddenAt is null')
      .orderBy('topic.rank')
      .addOrderBy('topic.id');
    return (await query.getMany()).map(split);
  }

  /** Of a date, and what waits for one of its series: the agenda in its order, then the eldest first. */
  async ofDate(
    from: Reader,
    { id: eventId, seriesId }: Pick<Event, 'id' | 'seriesId'>,
    now: number,
  ): Promise<FoundTopic[]> {
    const waiting = seriesId === null ? '' : ` or (${WAITING})`;
    const query = joined(from)
      .where(`(topic.eventId = :eventId${waiting})`, { eventId, seriesId, now })
      .andWhere("topic.state <> 'withdrawn'")
      .orderBy('coalesce(topic.rank, 2147483647)')
      .addOrderBy('topic.id');
    return (await query.getMany()).map(split);
  }

  /** What waits for a date of a series, the eldest first. */
  async waiting(from: Reader, seriesId: string, now: number): Promise<FoundTopic[]> {
    const query = joined(from).where(WAITING, { seriesId, now }).orderBy('topic.id');
    return (await query.getMany()).map(split);
  }

  /** How many support some topics, and whether one person does. */
  async supportsOf(
    from: Reader,
    topicIds: readonly string[],
    accountId: string | null,
  ): Promise<Map<string, Supports>> {
    if (!topicIds.length) return new Map();
    const rows = await from.manager
      .createQueryBuilder(TopicSupport, 'support')
      .select('support.topicId', 'id')
      .addSelect('count(*)', 'count')
      .addSelect('sum(case when support.accountId = :me then 1 else 0 end)', 'mine')
      .where('support.topicId in (:...topicIds)', { topicIds, me: accountId ?? NOBODY })
      .groupBy('support.topicId')
      .getRawMany<{ id: string; count: string | number; mine: string | number }>();
    return new Map(rows.map(({ id, count, mine }) => [id, { count: Number(count), mine: Number(mine) > 0 }]));
  }

  /** What somebody proposed for a date, and the hosts said nothing of yet. */
  countProposed(tx: Tx, eventId: string, authorId: string): Promise<number> {
    return tx.manager.countBy(Topic, { eventId, authorId, state: 'proposed' });
  }

  /** As others read it. */
  async agendaIds(tx: Tx, eventId: string): Promise<string[]> {
    const agenda = await tx.manager.find(Topic, {
      select: { id: true },
      where: { eventId, state: 'accepted', hiddenAt: IsNull() },
      order: { rank: 'ASC', id: 'ASC' },
    });
    return agenda.map(({ id }) => id);
  }

  /** Null where the agenda is empty. */
  async lastRank(tx: Tx, eventId: string): Promise<number | null> {
    const row = await tx.manager
      .createQueryBuilder(Topic, 'topic')
      .select('max(topic.rank)', 'last')
      .where('topic.eventId = :eventId', { eventId })
      .getRawOne<{ last: number | null }>();
    return row?.last ?? null;
  }

  /** The next date of a series after one of them on which something takes place; held, so that it is not cancelled meanwhile. */
  async nextDateId(tx: Tx, { seriesId, startsAt }: Event, now: number): Promise<string | null> {
    const query = tx.manager
      .createQueryBuilder(Event, 'event')
      .where("event.seriesId = :seriesId and event.status = 'scheduled'", { seriesId })
      .andWhere('event.startsAt > :after', { after: Math.max(startsAt, now) })
      .orderBy('event.startsAt')
      .addOrderBy('event.id')
      .limit(1);
    return (await tx.locking(query).getOne())?.id ?? null;
  }

  standingOn(tx: Tx, eventId: string): Promise<Topic[]> {
    return tx.manager.findBy(Topic, { eventId });
  }

  async insert(tx: Tx, topic: Topic): Promise<void> {
    await tx.manager.insert(Topic, topic);
  }

  async update(tx: Tx, id: string, values: Partial<Topic>): Promise<void> {
    await tx.manager.update(Topic, { id }, values);
  }

  /** What waited in a series waits in the one that goes on from it. */
  async moveWaiting(tx: Tx, seriesId: string, nextSeriesId: string): Promise<void> {
    await tx.manager.update(Topic, { seriesId }, { seriesId: nextSeriesId });
  }

  /** Twice is once. */
  async support(tx: Tx, support: TopicSupport): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(TopicSupport)
      .values(support)
      .orIgnore()
      .updateEntity(false)
      .execute();
  }

  async unsupport(tx: Tx, topicId: string, accountId: string): Promise<void> {
    await tx.manager.delete(TopicSupport, { topicId, accountId });
  }
}

const joined = (from: Reader | Tx): SelectQueryBuilder<Joined> =>
  from.manager
    .createQueryBuilder(Topic, 'topic')
    .leftJoinAndMapOne('topic.author', Account, 'author', 'author.id = topic.authorId')
    .leftJoinAndMapOne('topic.date', Event, 'event', 'event.id = topic.eventId');

const split = ({ author, date, ...topic }: Joined): FoundTopic => ({
  topic,
  author: author ?? null,
  date: date ?? null,
});
