import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Event } from '../events/event.entity.js';
import { Rsvp, type Via } from '../rsvps/rsvp.entity.js';
import { GoingReminder } from './going-reminder.entity.js';
import type { GoingReminderKind } from './going-reminder.rules.js';
import { Invite } from './invite.entity.js';
import { SeriesInvite } from './series-invite.entity.js';

/** Who is gone through on a morning. */
export interface GoingAsked {
  kind: GoingReminderKind;
  via: Via;
  zone: string;
  /** Their answer is not younger. */
  answeredBy: number;
  /** Reminded of a start after this one, they are not any more. */
  notRemindedAfter: number;
  after: string | null;
  limit: number;
}

/** Whom a reminder goes to, while they are still going. */
export interface GoingAddressee {
  invite: Invite;
  account: Account;
  event: Event;
  rsvp: Rsvp;
  /** Of the series that it is a date of. */
  seriesInvite: SeriesInvite | null;
}

type Joined = Invite & Omit<GoingAddressee, 'invite'>;

@Injectable()
export class GoingReminderStore {
  constructor(private readonly reader: Reader) {}

  /** The dates of a series that take place, between two days, both included. */
  datesBetween(tx: Tx, seriesId: string, { from, to }: { from: string; to: string }): Promise<Event[]> {
    return tx.manager
      .createQueryBuilder(Event, 'event')
      .where("event.seriesId = :seriesId and event.status = 'scheduled'", { seriesId })
      .andWhere('event.startsLocal >= :from and event.startsLocal <= :last', { from, last: `${to}T23:59` })
      .orderBy('event.startsAt')
      .getMany();
  }

  /** In which zones those who are going live. */
  async zonesOf(tx: Tx, eventId: string, via: Via): Promise<string[]> {
    const rows = await this.going(tx, eventId, via)
      .select('account.timeZone', 'zone')
      .distinct(true)
      .orderBy('account.timeZone')
      .getRawMany<{ zone: string }>();
    return rows.map(({ zone }) => zone);
  }

  /** Accounts that are going and were not reminded, in the order of their ids. */
  async accountsDue(tx: Tx, eventId: string, asked: GoingAsked): Promise<string[]> {
    const { kind, via, zone, answeredBy, notRemindedAfter, after, limit } = asked;
    const query = this.going(tx, eventId, via)
      .select('account.id', 'id')
      .leftJoin(
        GoingReminder,
        'reminder',
        'reminder.eventId = rsvp.eventId and reminder.accountId = rsvp.accountId and reminder.kind = :kind',
        { kind },
      )
      .andWhere('account.timeZone = :zone and rsvp.answeredAt <= :answeredBy', { zone, answeredBy })
      .andWhere('(reminder.startsAt is null or reminder.startsAt <= :notRemindedAfter)', {
        notRemindedAfter,
      });
    if (after) query.andWhere('account.id > :after', { after });
    const rows = await query.orderBy('account.id').limit(limit).getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  async keep(tx: Tx, reminders: GoingReminder[]): Promise<void> {
    if (reminders.length) await tx.manager.upsert(GoingReminder, reminders, ['eventId', 'accountId', 'kind']);
  }

  async removeOld(tx: Tx, before: number): Promise<void> {
    await tx.manager.delete(GoingReminder, { startsAt: LessThan(before) });
  }

  /** By the ids of their invites. */
  async addressees(inviteIds: string[]): Promise<Map<string, GoingAddressee>> {
    const found = (await this.reader.manager
      .createQueryBuilder(Invite, 'invite')
      .innerJoinAndMapOne('invite.account', Account, 'account', 'account.id = invite.accountId')
      .innerJoinAndMapOne('invite.event', Event, 'event', 'event.id = invite.eventId')
      .innerJoinAndMapOne(
        'invite.rsvp',
        Rsvp,
        'rsvp',
        "rsvp.eventId = invite.eventId and rsvp.accountId = invite.accountId and rsvp.outcome = 'going'",
      )
      .leftJoinAndMapOne(
        'invite.seriesInvite',
        SeriesInvite,
        'seriesInvite',
        'seriesInvite.seriesId = event.seriesId and seriesInvite.accountId = invite.accountId',
      )
      .where('invite.id in (:...inviteIds)', { inviteIds })
      .getMany()) as Joined[];
    return new Map(
      found.map(({ account, event, rsvp, seriesInvite, ...invite }) => [
        invite.id,
        { invite, account, event, rsvp, seriesInvite: seriesInvite ?? null },
      ]),
    );
  }

  private going(tx: Tx, eventId: string, via: Via) {
    return tx.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .innerJoin(Account, 'account', 'account.id = rsvp.accountId')
      .where("rsvp.eventId = :eventId and rsvp.outcome = 'going' and rsvp.via = :via", { eventId, via });
  }
}
