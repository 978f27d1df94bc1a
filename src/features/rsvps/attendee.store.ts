import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { pageByInstant } from '../../platform/database/instant-page.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import type { Reader } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { EventInvitation } from '../events/event-invitation.entity.js';
import type { Event } from '../events/event.entity.js';
import { type Outcome, Rsvp } from './rsvp.entity.js';

export interface Answered {
  rsvp: Rsvp;
  account: Account;
  /** The host who noted it. */
  recorder: Account | null;
  /** By which a host asked them in, taken back since or not. */
  invitation: EventInvitation | null;
}

type Joined = Rsvp & Omit<Answered, 'rsvp'>;

const MOST_MEMBERS = 1000;

/** Answers with the people who gave them. */
@Injectable()
export class AttendeeStore {
  /** Answers with their people, first answered first. `discreet` ones only where asked. */
  async list(
    from: Reader,
    eventId: string,
    wanted: { outcomes: Outcome[]; discreet: boolean },
    asked: ListAsked,
  ): Promise<ListPage<Answered>> {
    const query = this.withPeople(from).where('rsvp.eventId = :eventId and rsvp.outcome in (:...outcomes)', {
      eventId,
      outcomes: wanted.outcomes,
    });
    if (!wanted.discreet) query.andWhere('rsvp.discreet = :no', { no: false });
    const { items, next } = await pageByInstant(query, { by: 'queuedAt', order: 'ASC' }, asked);
    return { items: (items as Joined[]).map(split), next };
  }

  /** Those of some people, in no order. */
  async ofPeople(from: Reader, eventId: string, accountIds: readonly string[]): Promise<Answered[]> {
    const known = accountIds.filter(isId);
    if (!known.length) return [];
    const query = this.withPeople(from).where('rsvp.eventId = :eventId and rsvp.accountId in (:...known)', {
      eventId,
      known,
    });
    return ((await query.getMany()) as Joined[]).map(split);
  }

  /** The accounts that answered an event. */
  async answeredBy(from: Reader, eventId: string): Promise<Set<string>> {
    const rows = await from.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .select('rsvp.accountId', 'id')
      .where('rsvp.eventId = :eventId', { eventId })
      .getRawMany<{ id: string }>();
    return new Set(rows.map((row) => row.id));
  }

  /** Members of the communities of an event that one of its hosts belongs to as well, by name. */
  async membersKnownTo(
    from: Reader,
    { communityId, sharedCommunityId }: Event,
    hostId: string,
  ): Promise<Account[]> {
    return from.manager
      .createQueryBuilder(Account, 'account')
      .where(
        (query) =>
          `account.id in ${query
            .subQuery()
            .select('theirs.accountId')
            .from(Membership, 'theirs')
            .innerJoin(Membership, 'mine', 'mine.communityId = theirs.communityId')
            .where("theirs.status = 'active' and mine.status = 'active' and mine.accountId = :hostId")
            .andWhere('theirs.communityId in (:...communities)')
            .getQuery()}`,
        { hostId, communities: [communityId, sharedCommunityId].filter((id) => id !== null) },
      )
      .orderBy('account.displayName')
      .addOrderBy('account.id')
      .limit(MOST_MEMBERS)
      .getMany();
  }

  /** Those of some accounts who are members of the event's community, or of the one it is shared with. */
  async belongingAmong(
    from: Reader,
    { communityId, sharedCommunityId }: Event,
    accountIds: string[],
  ): Promise<Set<string>> {
    if (!accountIds.length) return new Set();
    const communities = [communityId, sharedCommunityId].filter((id) => id !== null);
    const rows = await from.manager.findBy(Membership, {
      communityId: In(communities),
      accountId: In(accountIds),
      status: 'active',
    });
    return new Set(rows.map((row) => row.accountId));
  }

  private withPeople(from: Reader) {
    return from.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .innerJoinAndMapOne('rsvp.account', Account, 'account', 'account.id = rsvp.accountId')
      .leftJoinAndMapOne('rsvp.recorder', Account, 'recorder', 'recorder.id = rsvp.recordedBy')
      .leftJoinAndMapOne(
        'rsvp.invitation',
        EventInvitation,
        'invitation',
        'invitation.eventId = rsvp.eventId and invitation.accountId = rsvp.accountId',
      );
  }
}

const split = ({ account, recorder, invitation, ...rsvp }: Joined): Answered => ({
  account,
  recorder: recorder ?? null,
  invitation: invitation ?? null,
  rsvp,
});
