import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Adhesion } from '../associations/adhesion.entity.js';
import { Community } from '../communities/community.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { EventInvitation } from '../events/event-invitation.entity.js';
import { EventHost } from '../events/event-host.entity.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { Following } from '../series/following.entity.js';
import { Invite } from './invite.entity.js';

/** A person's correspondence about an event, with all that says where they stand: one query for many. */
export interface InviteWithPerson {
  invite: Invite;
  account: Account;
  rsvp: Rsvp | null;
  invitation: EventInvitation | null;
  membership: Membership | null;
  sharedMembership: Membership | null;
  host: EventHost | null;
  /** To the association that the event is reserved to. */
  adhesion: Adhesion | null;
  /** Of the series that the event is a date of, while their dues admit to it. */
  following: Following | null;
}

/** Whom a mail goes to, and what it is about. */
export interface Addressee {
  invite: Invite;
  account: Account;
  event: Event;
  community: Community;
}

type Joined = Invite & Omit<InviteWithPerson, 'invite'>;

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
    return found.map((invite) => split(invite as Joined));
  }

  async ofPeople(tx: Reader | Tx, event: Event, accountIds: string[]): Promise<InviteWithPerson[]> {
    const found = await this.joined(tx, event)
      .where('invite.eventId = :eventId and invite.accountId in (:...accountIds)', {
        eventId: event.id,
        accountIds,
      })
      .getMany();
    return found.map((invite) => split(invite as Joined));
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

  async insert(tx: Tx, invite: Invite): Promise<void> {
    await tx.manager.createQueryBuilder().insert().into(Invite).values(invite).updateEntity(false).execute();
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
    const { communityId, sharedCommunityId, adherentsOf, seriesId, originalStartLocal } = event;
    const same = (alias: string) =>
      `${alias}.eventId = invite.eventId and ${alias}.accountId = invite.accountId`;
    return tx.manager
      .createQueryBuilder(Invite, 'invite')
      .innerJoinAndMapOne('invite.account', Account, 'account', 'account.id = invite.accountId')
      .leftJoinAndMapOne('invite.rsvp', Rsvp, 'rsvp', same('rsvp'))
      .leftJoinAndMapOne(
        'invite.invitation',
        EventInvitation,
        'invitation',
        `${same('invitation')} and invitation.withdrawnAt is null`,
      )
      .leftJoinAndMapOne('invite.host', EventHost, 'host', same('host'))
      .leftJoinAndMapOne(
        'invite.following',
        Following,
        'following',
        'following.seriesId = :seriesId and following.accountId = invite.accountId and following.lapsedAt is null',
        // What was added to a series by hand is no part of what calendars hold of it.
        { seriesId: originalStartLocal === null ? null : seriesId },
      )
      .leftJoinAndMapOne(
        'invite.membership',
        Membership,
        'membership',
        'membership.communityId = :communityId and membership.accountId = invite.accountId',
        { communityId },
      )
      .leftJoinAndMapOne(
        'invite.sharedMembership',
        Membership,
        'sharedMembership',
        'sharedMembership.communityId = :sharedCommunityId and sharedMembership.accountId = invite.accountId',
        { sharedCommunityId },
      )
      .leftJoinAndMapOne(
        'invite.adhesion',
        Adhesion,
        'adhesion',
        'adhesion.associationId = :adherentsOf and adhesion.accountId = invite.accountId',
        { adherentsOf },
      );
  }
}

function split(joined: Joined): InviteWithPerson {
  const { account, rsvp, invitation, membership, sharedMembership, host, following, adhesion, ...invite } =
    joined;
  return {
    invite,
    account,
    rsvp: rsvp ?? null,
    invitation: invitation ?? null,
    membership: membership ?? null,
    sharedMembership: sharedMembership ?? null,
    host: host ?? null,
    following: following ?? null,
    adhesion: adhesion ?? null,
  };
}
