import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { EventHost } from '../events/event-host.entity.js';
import { Event } from '../events/event.entity.js';
import { DateConfirmation } from './date-confirmation.entity.js';
import { DutyRefusal } from './duty-refusal.entity.js';

/** Who hosts which date, and what they said of it. */
@Injectable()
export class DutyStore {
  /** Those who still belong to one of its communities, the one on duty first. */
  async hostsOf(from: Reader | Tx, { id, communityId, sharedCommunityId }: Event): Promise<Account[]> {
    return from.manager
      .createQueryBuilder(Account, 'account')
      .innerJoin(EventHost, 'host', 'host.accountId = account.id')
      .where('host.eventId = :id', { id })
      .andWhere(
        (query) =>
          `exists ${query
            .subQuery()
            .select('1')
            .from(Membership, 'membership')
            .where("membership.accountId = host.accountId and membership.status = 'active'")
            .andWhere('membership.communityId in (:...communityIds)')
            .getQuery()}`,
        { communityIds: [communityId, sharedCommunityId].filter((each) => each !== null) },
      )
      .orderBy('host.rank')
      .getMany();
  }

  /** What was said of some dates, whether it still holds or not. */
  async confirmationsOf(
    from: Reader | Tx,
    eventIds: readonly string[],
  ): Promise<Map<string, DateConfirmation>> {
    if (!eventIds.length) return new Map();
    const said = await from.manager.findBy(DateConfirmation, { eventId: In([...eventIds]) });
    return new Map(said.map((each) => [each.eventId, each]));
  }

  async confirm(tx: Tx, confirmation: DateConfirmation): Promise<void> {
    await tx.manager.upsert(DateConfirmation, confirmation, ['eventId']);
  }

  async unconfirm(tx: Tx, eventId: string): Promise<void> {
    await tx.manager.delete(DateConfirmation, { eventId });
  }

  async find(from: Reader | Tx, eventId: string): Promise<Event | null> {
    return isId(eventId) ? from.manager.findOneBy(Event, { id: eventId }) : null;
  }

  /** The dates of a series that take place, between two days, both included. */
  datesBetween(from: Reader | Tx, seriesId: string, days: { from: string; to: string }): Promise<Event[]> {
    return from.manager
      .createQueryBuilder(Event, 'event')
      .where("event.seriesId = :seriesId and event.status = 'scheduled'", { seriesId })
      .andWhere('event.startsLocal >= :first and event.startsLocal <= :last', {
        first: days.from,
        last: `${days.to}T23:59`,
      })
      .orderBy('event.startsAt')
      .getMany();
  }

  refuses(from: Reader | Tx, seriesId: string, accountId: string): Promise<boolean> {
    return from.manager.existsBy(DutyRefusal, { seriesId, accountId });
  }

  /** Twice is once. */
  async refuse(tx: Tx, refusal: DutyRefusal): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(DutyRefusal)
      .values(refusal)
      .orIgnore()
      .updateEntity(false)
      .execute();
  }
}
