import { Injectable } from '@nestjs/common';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Adhesion } from '../associations/adhesion.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { EventInvitation } from '../events/event-invitation.entity.js';
import { EventHost } from '../events/event-host.entity.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { Following } from '../series/following.entity.js';
import { Invite } from './invite.entity.js';

/** All that says where somebody stands about an event. */
export interface EventPerson {
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

/** A person's correspondence about an event, with where they stand: one query for many. */
export interface InviteWithPerson extends EventPerson {
  invite: Invite;
}

export type JoinedPerson<Row> = Row & { [Name in keyof EventPerson]?: EventPerson[Name] };

/** Those who have a part in an event without any mail of its own. */
@Injectable()
export class InvitePersonStore {
  /** Those who follow its series: what they are told of it goes with the series. */
  async followersUntold(tx: Tx, event: Event, limit: number): Promise<EventPerson[]> {
    const answers = tx.manager.createQueryBuilder(Rsvp, 'rsvp');
    const found = (await joinPerson(answers, 'rsvp', event)
      .leftJoin(Invite, 'invite', 'invite.eventId = rsvp.eventId and invite.accountId = rsvp.accountId')
      .where('rsvp.eventId = :eventId', { eventId: event.id })
      .andWhere('following.id is not null and invite.id is null')
      .orderBy('rsvp.id')
      .limit(limit)
      .getMany()) as JoinedPerson<Rsvp>[];
    return found.map((joined) => {
      const { own, person } = split(joined);
      return { ...person, rsvp: own };
    });
  }
}

/** @param root an answer, or a correspondence: what names the event and the account */
export function joinPerson<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  root: 'invite' | 'rsvp',
  { communityId, sharedCommunityId, adherentsOf, seriesId, originalStartLocal }: Event,
): SelectQueryBuilder<Row> {
  const same = (alias: string) =>
    `${alias}.eventId = ${root}.eventId and ${alias}.accountId = ${root}.accountId`;
  return query
    .innerJoinAndMapOne(`${root}.account`, Account, 'account', `account.id = ${root}.accountId`)
    .leftJoinAndMapOne(
      `${root}.invitation`,
      EventInvitation,
      'invitation',
      `${same('invitation')} and invitation.withdrawnAt is null`,
    )
    .leftJoinAndMapOne(`${root}.host`, EventHost, 'host', same('host'))
    .leftJoinAndMapOne(
      `${root}.following`,
      Following,
      'following',
      `following.seriesId = :seriesId and following.accountId = ${root}.accountId and following.lapsedAt is null`,
      // What was added to a series by hand is no part of what calendars hold of it.
      { seriesId: originalStartLocal === null ? null : seriesId },
    )
    .leftJoinAndMapOne(
      `${root}.membership`,
      Membership,
      'membership',
      `membership.communityId = :communityId and membership.accountId = ${root}.accountId`,
      { communityId },
    )
    .leftJoinAndMapOne(
      `${root}.sharedMembership`,
      Membership,
      'sharedMembership',
      `sharedMembership.communityId = :sharedCommunityId and sharedMembership.accountId = ${root}.accountId`,
      { sharedCommunityId },
    )
    .leftJoinAndMapOne(
      `${root}.adhesion`,
      Adhesion,
      'adhesion',
      `adhesion.associationId = :adherentsOf and adhesion.accountId = ${root}.accountId`,
      { adherentsOf },
    );
}

/** The row itself, and the person that was joined to it. */
export function split<Row>(joined: JoinedPerson<Row>): { own: Row; person: EventPerson } {
  const { account, rsvp, invitation, membership, sharedMembership, host, following, adhesion, ...own } =
    joined as JoinedPerson<Row> & { account: Account };
  return {
    own: own as Row,
    person: {
      account,
      rsvp: rsvp ?? null,
      invitation: invitation ?? null,
      membership: membership ?? null,
      sharedMembership: sharedMembership ?? null,
      host: host ?? null,
      following: following ?? null,
      adhesion: adhesion ?? null,
    },
  };
}
