import { Injectable } from '@nestjs/common';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { EventInvitation } from '../events/event-invitation.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { EventMessageTelling } from './event-message-telling.entity.js';
import { EventMessage } from './event-message.entity.js';

export interface SentMessage {
  message: EventMessage;
  author: Account | null;
  /** How many people it went to so far. */
  told: number;
}

type Joined = EventMessage & { author: Account | null };

@Injectable()
export class EventMessageStore {
  constructor(private readonly reader: Reader) {}

  find(from: Reader | Tx, id: string): Promise<EventMessage | null> {
    return from.manager.findOneBy(EventMessage, { id });
  }

  /** All of an event, or one of them; the latest first. */
  async listed(eventId: string, id: string | null = null): Promise<SentMessage[]> {
    const query = this.reader.manager
      .createQueryBuilder(EventMessage, 'message')
      .leftJoinAndMapOne('message.author', Account, 'author', 'author.id = message.authorId')
      .where('message.eventId = :eventId', { eventId });
    if (id) query.andWhere('message.id = :id', { id });
    const messages = (await query
      .orderBy('message.createdAt', 'DESC')
      .addOrderBy('message.id', 'DESC')
      .limit(1000)
      .getMany()) as Joined[];
    const told = await this.toldOf(eventId);
    return messages.map(({ author, ...message }) => ({
      message,
      author: author ?? null,
      told: told.get(message.id) ?? 0,
    }));
  }

  countSince(tx: Tx, eventId: string, since: number): Promise<number> {
    return tx.manager
      .createQueryBuilder(EventMessage, 'message')
      .where('message.eventId = :eventId and message.createdAt > :since', { eventId, since })
      .getCount();
  }

  /** Accounts that answered or are invited, in the order of their ids, beyond `after`. */
  async peopleAfter(tx: Tx, eventId: string, after: string | null, limit: number): Promise<string[]> {
    const query = tx.manager.createQueryBuilder(Account, 'account').select('account.id', 'id');
    const among = (of: typeof Rsvp | typeof EventInvitation, alias: string) =>
      query
        .subQuery()
        .select(`${alias}.accountId`)
        .from(of, alias)
        .where(`${alias}.eventId = :eventId`)
        .getQuery();
    query
      .where(
        `(account.id in ${among(Rsvp, 'rsvp')} or account.id in ${among(EventInvitation, 'invitation')})`,
      )
      .setParameter('eventId', eventId);
    if (after) query.andWhere('account.id > :after', { after });
    const rows = await query.orderBy('account.id').limit(limit).getRawMany<{ id: string }>();
    return rows.map((row) => row.id);
  }

  async insert(tx: Tx, message: EventMessage): Promise<void> {
    await tx.manager.insert(EventMessage, message);
  }

  wasTold(tx: Tx, messageId: string, accountId: string): Promise<boolean> {
    return tx.manager.existsBy(EventMessageTelling, { messageId, accountId });
  }

  async tell(tx: Tx, telling: EventMessageTelling): Promise<void> {
    await tx.manager.insert(EventMessageTelling, telling);
  }

  private async toldOf(eventId: string): Promise<Map<string, number>> {
    const rows = await this.reader.manager
      .createQueryBuilder(EventMessageTelling, 'telling')
      .innerJoin(EventMessage, 'message', 'message.id = telling.messageId')
      .select('telling.messageId', 'id')
      .addSelect('count(*)', 'told')
      .where('message.eventId = :eventId', { eventId })
      .groupBy('telling.messageId')
      .getRawMany<{ id: string; told: string | number }>();
    return new Map(rows.map((row) => [row.id, Number(row.told)]));
  }
}
