import { Injectable } from '@nestjs/common';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Reader } from '../../platform/database/transaction.js';
import { Adhesion } from '../associations/adhesion.entity.js';
import { Community } from '../communities/community.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { EventInvitation } from '../events/event-invitation.entity.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';

export interface AnsweredEvent {
  event: Event;
  rsvp: Rsvp;
}

export const SHOWN = "event.audience = 'public' and event.status <> 'draft' and event.startsAt > :since";

export const OWNER_SHOWS = "owner.joinPolicy <> 'invitation'";

export const ANSWERED = "rsvp.accountId = :accountId and rsvp.outcome in ('going', 'waitlisted', 'maybe')";

/** What its owner could open: nobody keeps reading of a community that they left. */
export const VISIBLE =
  "event.status <> 'draft' and event.startsAt > :since and " +
  "((event.audience = 'public' and community.joinPolicy <> 'invitation') or membership.status = 'active' " +
  "or sharedMembership.status = 'active' or invitation.id is not null or (adhesion.id is not null " +
  "and coalesce(membership.status, '') <> 'removed' and coalesce(sharedMembership.status, '') <> 'removed'))";

/** What stands in a feed. */
@Injectable()
export class FeedContentStore {
  constructor(private readonly reader: Reader) {}

  communityEvents(communityId: string, since: number): Promise<Event[]> {
    return this.reader.manager
      .createQueryBuilder(Event, 'event')
      .innerJoin(Community, 'owner', `owner.id = event.communityId and ${OWNER_SHOWS}`)
      .where('(event.communityId = :communityId or event.sharedCommunityId = :communityId)', { communityId })
      .andWhere(SHOWN, { since })
      .orderBy('event.startsAt')
      .addOrderBy('event.id')
      .getMany();
  }

  async myEvents(accountId: string, since: number): Promise<AnsweredEvent[]> {
    const query = this.reader.manager
      .createQueryBuilder(Event, 'event')
      .innerJoinAndMapOne('event.rsvp', Rsvp, 'rsvp', `rsvp.eventId = event.id and ${ANSWERED}`, {
        accountId,
      })
      .where(VISIBLE, { since })
      .orderBy('event.startsAt')
      .addOrderBy('event.id');
    const rows = (await joinAccess(query).getMany()) as (Event & { rsvp: Rsvp })[];
    return rows.map(({ rsvp, ...event }) => ({ event, rsvp }));
  }
}

/** What `VISIBLE` asks about, of whoever answered. */
export function joinAccess<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
): SelectQueryBuilder<Row> {
  return query
    .leftJoin(Community, 'community', 'community.id = event.communityId')
    .leftJoin(
      Membership,
      'membership',
      'membership.communityId = event.communityId and membership.accountId = rsvp.accountId',
    )
    .leftJoin(
      Membership,
      'sharedMembership',
      'sharedMembership.communityId = event.sharedCommunityId and sharedMembership.accountId = rsvp.accountId',
    )
    .leftJoin(
      EventInvitation,
      'invitation',
      'invitation.eventId = event.id and invitation.accountId = rsvp.accountId and invitation.withdrawnAt is null',
    )
    .leftJoin(
      Adhesion,
      'adhesion',
      'adhesion.associationId = event.adherentsOf and adhesion.accountId = rsvp.accountId',
    );
}
