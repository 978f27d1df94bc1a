import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isId, newId } from '../../kernel/ids.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { EventInvitation } from './event-invitation.entity.js';
import { Event } from './event.entity.js';

export interface InvitedPerson {
  account: Account;
  /** A member of a community of the host. Of anybody else the host knows the address they gave, and no more. */
  isMember: boolean;
  invitedAt: number;
}

export interface Inviting {
  eventId: string;
  accountIds: string[];
  /** The address that each was asked by, which need not be the one they have. */
  knownAs?: ReadonlyMap<string, string>;
  invitedBy: string;
  now: number;
}

@Injectable()
export class EventInvitationStore {
  constructor(private readonly reader: Reader) {}

  /** Everybody invited and not withdrawn, in the order of invitation, as one host may know them. */
  async listed(eventId: string, hostId: string): Promise<InvitedPerson[]> {
    const rows = (await this.reader.manager
      .createQueryBuilder(EventInvitation, 'invitation')
      .innerJoin(Event, 'event', 'event.id = invitation.eventId')
      .innerJoinAndMapOne('invitation.account', Account, 'account', 'account.id = invitation.accountId')
      .leftJoin(
        Membership,
        'mine',
        'mine.communityId in (event.communityId, event.sharedCommunityId) ' +
          "and mine.accountId = :hostId and mine.status = 'active'",
        { hostId },
      )
      .leftJoinAndMapOne(
        'invitation.membership',
        Membership,
        'membership',
        "membership.communityId = mine.communityId and membership.accountId = invitation.accountId and membership.status = 'active'",
      )
      .where('invitation.eventId = :eventId and invitation.withdrawnAt is null', { eventId })
      .orderBy('invitation.createdAt')
      .addOrderBy('invitation.id')
      .limit(1000)
      .getMany()) as (EventInvitation & { account: Account; membership: Membership | null })[];
    return rows.map(({ account, membership, knownAs, createdAt }) => ({
      account: { ...account, email: knownAs ?? account.email },
      isMember: Boolean(membership),
      invitedAt: createdAt,
    }));
  }

  find(tx: Tx, eventId: string, accountId: string): Promise<EventInvitation | null> {
    return tx.manager.findOneBy(EventInvitation, { eventId, accountId });
  }

  /** Of what has not begun in a community that somebody left; none for who is back by then. */
  async toCome(tx: Tx, communityId: string, accountId: string, now: number): Promise<string[]> {
    const rows = await tx.manager
      .createQueryBuilder(EventInvitation, 'invitation')
      .innerJoin(Event, 'event', 'event.id = invitation.eventId')
      .select('invitation.eventId', 'eventId')
      .leftJoin(
        Membership,
        'membership',
        'membership.communityId in (event.communityId, event.sharedCommunityId) ' +
          "and membership.accountId = invitation.accountId and membership.status = 'active'",
      )
      .where('invitation.accountId = :accountId and invitation.withdrawnAt is null', { accountId })
      .andWhere('(event.communityId = :communityId or event.sharedCommunityId = :communityId)', {
        communityId,
      })
      .andWhere('event.startsAt > :now', { now })
      .andWhere('membership.id is null')
      .getRawMany<{ eventId: string }>();
    return rows.map((row) => row.eventId);
  }

  /** @returns those of the accounts who were not invited before */
  async invite(tx: Tx, { eventId, accountIds, knownAs, invitedBy, now }: Inviting): Promise<string[]> {
    const known = await tx.manager.findBy(EventInvitation, { eventId, accountId: In(accountIds) });
    const byAccount = new Map(known.map((invitation) => [invitation.accountId, invitation]));
    const fresh = [...new Set(accountIds)].filter((id) => !byAccount.has(id));
    const again = known.filter(({ withdrawnAt }) => withdrawnAt !== null);
    if (fresh.length)
      await tx.manager.insert(
        EventInvitation,
        fresh.map((accountId) => ({
          id: newId(),
          eventId,
          accountId,
          knownAs: knownAs?.get(accountId) ?? null,
          invitedBy,
          createdAt: now,
          withdrawnAt: null,
        })),
      );
    if (again.length)
      await tx.manager.update(
        EventInvitation,
        { id: In(again.map(({ id }) => id)) },
        { withdrawnAt: null, invitedBy, createdAt: now },
      );
    return [...fresh, ...again.map(({ accountId }) => accountId)];
  }

  countInvitedBy(tx: Tx, eventId: string, invitedBy: string): Promise<number> {
    return tx.manager.countBy(EventInvitation, { eventId, invitedBy });
  }

  async withdraw(tx: Tx, eventId: string, accountId: string, now: number): Promise<boolean> {
    if (!isId(accountId)) return false;
    const { affected } = await tx.manager
      .createQueryBuilder()
      .update(EventInvitation)
      .set({ withdrawnAt: now })
      .where('event_id = :eventId and account_id = :accountId and withdrawn_at is null', {
        eventId,
        accountId,
      })
      .execute();
    return affected === 1;
  }
}
