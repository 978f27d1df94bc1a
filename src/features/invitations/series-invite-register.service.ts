import { Injectable } from '@nestjs/common';
import { Clock, SECOND } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Event } from '../events/event.entity.js';
import type { Rsvp } from '../rsvps/rsvp.entity.js';
import { RsvpService } from '../rsvps/rsvp.service.js';
import type { Series } from '../series/series.entity.js';
import { InviteRegister } from './invite-register.service.js';
import { type DecidedSeriesMail, seriesMailDecided } from './series-invite.facts.js';
import type { HeldSeries, SeriesInvite } from './series-invite.entity.js';
import { bumpsFor, type SeriesMessage } from './series-invite.rules.js';
import { byDay } from './series-now.rules.js';
import { type SeriesPerson, type SeriesSituation, SeriesInviteStore } from './series-invite.store.js';

/** What one person is told of a series, and what their calendar holds then. */
export interface SeriesTelling {
  person: SeriesPerson;
  held: HeldSeries | null;
  message: SeriesMessage | null;
}

/** Keeps what each person's calendar was told of a series, and hands the mail that was decided to the outbox. */
@Injectable()
export class SeriesInviteRegister {
  constructor(
    private readonly store: SeriesInviteStore,
    private readonly invites: InviteRegister,
    private readonly rsvps: RsvpService,
    private readonly credentials: Credentials,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Somebody's, held until the end; made where they follow and have none yet. */
  async ensureIn(
    tx: Tx,
    { id: seriesId, uid, previousId }: Series,
    accountId: string,
  ): Promise<SeriesInvite | null> {
    const known = await this.store.lockOf(tx, seriesId, accountId);
    if (known || !(await this.store.isFollowed(tx, seriesId, accountId))) return known;
    const id = newId();
    await this.store.insert(tx, {
      id,
      accountId,
      seriesId,
      uid,
      tokenVersion: 1,
      reissuedAt: null,
      linkTokenHash: hashToken(this.credentials.token('following', id, 1)),
      replyTokenHash: hashToken(this.credentials.token('calendar-reply', id, 1)),
      held: null,
      // A lapse goes along with a split, and was told of the series that was split.
      toldLapseAt: await this.store.toldLapse(tx, previousId, accountId),
      toldSequence: null,
      bumps: 0,
      mails: 0,
      toldAt: null,
      createdAt: this.clock.now(),
    });
    return this.store.lockOf(tx, seriesId, accountId);
  }

  async recordIn(tx: Tx, situation: SeriesSituation, told: readonly SeriesTelling[]): Promise<void> {
    const mails: DecidedSeriesMail[] = [];
    for (const telling of told) {
      const mail = await this.recordedIn(tx, situation, telling);
      if (mail) mails.push(mail);
    }
    await this.outbox.publishAll(
      tx,
      seriesMailDecided,
      mails.map((payload) => ({ payload, key: `${payload.seriesInviteId}:${payload.number}` })),
    );
  }

  private async recordedIn(
    tx: Tx,
    situation: SeriesSituation,
    { person, held, message }: SeriesTelling,
  ): Promise<DecidedSeriesMail | null> {
    const { invite } = person;
    if (!message) {
      if (JSON.stringify(held) !== JSON.stringify(invite.held))
        await this.store.update(tx, invite.id, { held });
      return null;
    }
    // Calendars compare SEQUENCE and then DTSTAMP, in seconds: each message of a thread is a second younger.
    const at = Math.max(this.clock.now(), (invite.toldAt ?? 0) + SECOND);
    const bumps = bumpsFor(message, invite, situation.series.sequence);
    const sequence = situation.series.sequence + bumps;
    const mails = invite.mails + 1;
    const toldSequence = message.calendar ? sequence : invite.toldSequence;
    const lapsedAt = message.kind === 'lapsed' ? (person.following?.lapsedAt ?? null) : null;
    const toldLapseAt = lapsedAt ?? invite.toldLapseAt;
    await this.store.update(tx, invite.id, { held, toldLapseAt, bumps, toldSequence, mails, toldAt: at });
    return {
      seriesInviteId: invite.id,
      number: mails,
      ...message,
      ...(await this.daysIn(tx, situation, person, message)),
      // Of what is taken out of a calendar, what it held says which days it was.
      held: held ?? invite.held,
      sequence,
      at,
      lapsedAt,
    };
  }

  /** Each date that the mail speaks of; for one alone, all that its own mail would say, and the links for its answer. */
  private async daysIn(
    tx: Tx,
    { dates }: SeriesSituation,
    { invite, rsvps }: SeriesPerson,
    message: SeriesMessage,
  ): Promise<Pick<DecidedSeriesMail, 'days' | 'position' | 'recordedBy'>> {
    const events = byDay(dates);
    const days = message.days.map((news) => ({ ...news, eventId: events.get(news.day)?.id ?? null }));
    const event = message.kind === 'dates' && days.length === 1 ? events.get(days[0]?.day ?? '') : undefined;
    if (!event) return { days, position: null, recordedBy: null };
    await this.invites.ensureIn(tx, event, invite.accountId);
    return { days, ...(await this.answerIn(tx, event, rsvps.get(event.id) ?? null)) };
  }

  private async answerIn(
    tx: Tx,
    { status }: Event,
    rsvp: Rsvp | null,
  ): Promise<Pick<DecidedSeriesMail, 'position' | 'recordedBy'>> {
    if (!rsvp || status !== 'scheduled') return { position: null, recordedBy: null };
    return { position: await this.rsvps.positionIn(tx, rsvp), recordedBy: rsvp.recordedBy };
  }
}
