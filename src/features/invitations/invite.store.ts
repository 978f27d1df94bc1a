import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { EventInvitation } from '../events/event-invitation.entity.js';
import { EventHost } from '../events/event-host.entity.js';
import type { Event } from '../events/event.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { InvitationRefusal } from './invitation-refusal.entity.js';
import { Invite } from './invite.entity.js';

/** A person's correspondence about an event, with all that says where they stand: one query for many. */
export interface InviteWithPerson {
  invite: Invite;
  account: Account;
  rsvp: Rsvp | null;
  invitation: EventInvitation | null;
  membership: Membership | null;
  host: EventHost | null;
}

type Joined = Invite & Omit<InviteWithPerson, 'invite'>;

@Injectable()
export class InviteStore {
  constructor(private readonly reader: Reader) {}

  async byId(id: string): Promise<Invite | null> {
    return isId(id) ? this.reader.manager.findOneBy(Invite, { id }) : null;
  }

  byAnswerToken(answerTokenHash: string, from: Reader | Tx = this.reader): Promise<Invite | null> {
    return from.manager.findOneBy(Invite, { answerTokenHash });
  }

  byRefusalToken(refusalTokenHash: string): Promise<Invite | null> {
    return this.reader.manager.findOneBy(Invite, { refusalTokenHash });
  }

  /** Of an event, in the order of their ids, beyond `after`. */
  async pageOfEvent(tx: Tx, event: Event, after: string | null, limit: number): Promise<InviteWithPerson[]> {
    const query = this.joined(tx, event).where('invite.eventId = :eventId', { eventId: event.id });
    if (after) query.andWhere('invite.id > :after', { after });
    const found = await query.orderBy('invite.id').limit(limit).getMany();
    return found.map((invite) => split(invite as Joined));
  }

  async ofPeople(tx: Tx, event: Event, accountIds: string[]): Promise<InviteWithPerson[]> {
    const found = await this.joined(tx, event)
      .where('invite.eventId = :eventId and invite.accountId in (:...accountIds)', {
        eventId: event.id,
        accountIds,
      })
      .getMany();
    return found.map((invite) => split(invite as Joined));
  }

  async known(tx: Tx, eventId: string, accountIds: string[]): Promise<Set<string>> {
    const rows = await tx.manager.findBy(Invite, { eventId, accountId: In(accountIds) });
    return new Set(rows.map((row) => row.accountId));
  }

  async insert(tx: Tx, invite: Invite): Promise<void> {
    await tx.manager.insert(Invite, invite);
  }

  async update(tx: Tx, id: string, values: Partial<Invite>): Promise<void> {
    await tx.manager.update(Invite, { id }, values);
  }

  /** Which of some addresses, by their hashes, want no invitation. */
  async refusing(from: Tx, addressHashes: string[]): Promise<Set<string>> {
    if (!addressHashes.length) return new Set();
    const rows = await from.manager.findBy(InvitationRefusal, { addressHash: In(addressHashes) });
    return new Set(rows.map((row) => row.addressHash));
  }

  async refuses(addressHash: string): Promise<boolean> {
    return this.reader.manager.existsBy(InvitationRefusal, { addressHash });
  }

  async refuse(tx: Tx, addressHash: string, createdAt: number): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(InvitationRefusal)
      .values({ addressHash, createdAt })
      .orIgnore()
      .updateEntity(false)
      .execute();
  }

  private joined(tx: Tx, { communityId }: Event) {
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
        'invite.membership',
        Membership,
        'membership',
        'membership.communityId = :communityId and membership.accountId = invite.accountId',
        { communityId },
      );
  }
}

function split({ account, rsvp, invitation, membership, host, ...invite }: Joined): InviteWithPerson {
  return {
    invite,
    account,
    rsvp: rsvp ?? null,
    invitation: invitation ?? null,
    membership: membership ?? null,
    host: host ?? null,
  };
}
