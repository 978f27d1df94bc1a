import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Community } from '../communities/community.entity.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { Invite } from './invite.entity.js';
import { type InviteWithPerson, joinPerson, type JoinedPerson, split } from './invite-person.store.js';

/** Whom a mail goes to, and what it is about. */
export interface Addressee {
  invite: Invite;
  account: Account;
  event: Event;
  community: Community;
}

@Injectable()
export class InviteStore {
  constructor(private readonly reader: Reader) {}

  async byId(id: string, from: Reader | Tx = this.reader): Promise<Invite | null> {
    return isId(id) ? from.manager.findOneBy(Invite, { id }) : null;
  }

  /** By the ids of their invites; an event is read once for all of them. */
  async addressees(ids: string[]): Promise<Map<string, Addressee>> {
    const invites = (await this.reader.manager
      .createQueryBuilder(Invite, 'invite')
      .innerJoinAndMapOne('invite.account', Account, 'account', 'account.id = invite.accountId')
      .where('invite.id in (:...ids)', { ids })
      .getMany()) as (Invite & { account: Account })[];
    if (!invites.length) return new Map();
    const events = await this.eventsOf([...new Set(invites.map(({ eventId }) => eventId))]);
    return new Map(
      invites.flatMap(({ account, ...invite }) => {
        const found = events.get(invite.eventId);
        return found ? [[invite.id, { invite, account, ...found }]] : [];
      }),
    );
  }

  byAnswerToken(answerTokenHash: string, from: Reader | Tx = this.reader): Promise<Invite | null> {
    return from.manager.findOneBy(Invite, { answerTokenHash });
  }

  byRefusalToken(refusalTokenHash: string): Promise<Invite | null> {
    return this.reader.manager.findOneBy(Invite, { refusalTokenHash });
  }

  /** Of an event, in the order of their ids, beyond `after`. */
  async pageOfEvent(
    tx: Reader | Tx,
    event: Event,
    after: string | null,
    limit: number,
  ): Promise<InviteWithPerson[]> {
    const query = this.joined(tx, event).where('invite.eventId = :eventId', { eventId: event.id });
    if (after) query.andWhere('invite.id > :after', { after });
    const found = await query.orderBy('invite.id').limit(limit).getMany();
    return found.map(withPerson);
  }

  async ofPeople(tx: Reader | Tx, event: Event, accountIds: string[]): Promise<InviteWithPerson[]> {
    const found = await this.joined(tx, event)
      .where('invite.eventId = :eventId and invite.accountId in (:...accountIds)', {
        eventId: event.id,
        accountIds,
      })
      .getMany();
    return found.map(withPerson);
  }

  ofPerson(eventId: string, accountId: string): Promise<Invite | null> {
    return this.reader.manager.findOneBy(Invite, { eventId, accountId });
  }

  async known(tx: Tx, eventId: string, accountIds: string[]): Promise<Set<string>> {
    const rows = await tx.manager.findBy(Invite, { eventId, accountId: In(accountIds) });
    return new Set(rows.map((row) => row.accountId));
  }

  /** Of somebody, those whose answer link is older than an instant; held until the end. */
  issuedBefore(tx: Tx, accountId: string, at: number): Promise<Invite[]> {
    const query = tx.manager
      .createQueryBuilder(Invite, 'invite')
      .where('invite.accountId = :accountId and invite.createdAt < :at', { accountId, at })
      .andWhere('(invite.reissuedAt is null or invite.reissuedAt < :at)', { at });
    return tx.locking(query).getMany();
  }

  async insertAll(tx: Tx, invites: Invite[]): Promise<void> {
    await tx.manager.createQueryBuilder().insert().into(Invite).values(invites).updateEntity(false).execute();
  }

  async update(tx: Tx, id: string, values: Partial<Invite>): Promise<void> {
    await tx.manager.update(Invite, { id }, values);
  }

  async updateAll(tx: Tx, ids: string[], values: Partial<Invite>): Promise<void> {
    await tx.manager.update(Invite, { id: In(ids) }, values);
  }

  private async eventsOf(ids: string[]): Promise<Map<string, Pick<Addressee, 'event' | 'community'>>> {
    const events = (await this.reader.manager
      .createQueryBuilder(Event, 'event')
      .innerJoinAndMapOne('event.community', Community, 'community', 'community.id = event.communityId')
      .where('event.id in (:...ids)', { ids })
      .getMany()) as (Event & { community: Community })[];
    return new Map(events.map(({ community, ...event }) => [event.id, { event, community }]));
  }

  private joined(tx: Reader | Tx, event: Event) {
    return joinPerson(tx.manager.createQueryBuilder(Invite, 'invite'), 'invite', event).leftJoinAndMapOne(
      'invite.rsvp',
      Rsvp,
      'rsvp',
      'rsvp.eventId = invite.eventId and rsvp.accountId = invite.accountId',
    );
  }
}

function withPerson(joined: Invite): InviteWithPerson {
  const { own, person } = split(joined as JoinedPerson<Invite>);
  return { invite: own, ...person };
}
