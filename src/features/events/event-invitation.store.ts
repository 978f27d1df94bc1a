import { Injectable } from '@nestjs/common';
import { isId, newId } from '../../kernel/ids.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { EventInvitation } from './event-invitation.entity.js';

export interface InvitedPerson {
  account: Account;
  invitedAt: number;
}

@Injectable()
export class EventInvitationStore {
  constructor(private readonly reader: Reader) {}

  /** Everybody invited and not withdrawn, in the order of invitation. */
  async listed(eventId: string): Promise<InvitedPerson[]> {
    const rows = (await this.reader.manager
      .createQueryBuilder(EventInvitation, 'invitation')
      .innerJoinAndMapOne('invitation.account', Account, 'account', 'account.id = invitation.accountId')
      .where('invitation.eventId = :eventId and invitation.withdrawnAt is null', { eventId })
      .orderBy('invitation.createdAt')
      .addOrderBy('invitation.id')
      .limit(1000)
      .getMany()) as (EventInvitation & { account: Account })[];
    return rows.map((row) => ({ account: row.account, invitedAt: row.createdAt }));
  }

  /** @returns whether the person was not invited before */
  async invite(
    tx: Tx,
    invitation: { eventId: string; accountId: string; invitedBy: string; now: number },
  ): Promise<boolean> {
    const { eventId, accountId, invitedBy, now } = invitation;
    const known = await tx.manager.findOneBy(EventInvitation, { eventId, accountId });
    if (known && known.withdrawnAt === null) return false;
    if (known) await tx.manager.update(EventInvitation, { id: known.id }, { withdrawnAt: null, invitedBy });
    else
      await tx.manager.insert(EventInvitation, {
        id: newId(),
        eventId,
        accountId,
        invitedBy,
        createdAt: now,
        withdrawnAt: null,
      });
    return true;
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
      .where('event_id = :eventId and account_id = :accountId and withdrawn_at is null', { eventId, accountId })
      .execute();
    return affected === 1;
  }
}
