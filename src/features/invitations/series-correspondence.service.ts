import { Injectable } from '@nestjs/common';
import { localDay } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SeriesService } from '../series/series.service.js';
import { wantedSeries } from './series-held.rules.js';
import type { SeriesInvite } from './series-invite.entity.js';
import { type SeriesOccasion, seriesTellingContinued } from './series-invite.facts.js';
import { SeriesInviteRegister, type SeriesTelling } from './series-invite-register.service.js';
import { type Circumstances, heldAfter, nextSeriesMessage } from './series-invite.rules.js';
import { type SeriesPerson, type SeriesSituation, SeriesInviteStore } from './series-invite.store.js';
import { byDay, seriesNow } from './series-now.rules.js';

// Read, decided and kept together: more would make others wait for SQLite's writer lane.
const CHUNK = 50;

/**
 * Decides who is owed a mail about a series, from what their calendar holds and what is true now. Telling again what was
 * told is nothing, so that any number of reasons may ask for the same.
 */
@Injectable()
export class SeriesCorrespondenceService {
  constructor(
    private readonly series: SeriesService,
    private readonly store: SeriesInviteStore,
    private readonly register: SeriesInviteRegister,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** After somebody began or ceased to follow, or their answer to a date changed. */
  async catchUp(seriesId: string, accountId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const series = await this.series.byId(tx, seriesId);
      const invite = series && (await this.register.ensureIn(tx, series, accountId));
      if (invite) await this.tellIn(tx, await this.situationIn(tx, seriesId), [invite], null);
    });
  }

  /** As `catchUp`, where all that is known is the date; nothing for one of no series. */
  async catchUpOnDate(eventId: string, accountId: string): Promise<void> {
    const seriesId = await this.store.seriesOf(eventId);
    if (seriesId) await this.catchUp(seriesId, accountId);
  }

  /** After one of its dates changed; nothing for one of no series. */
  async tellAllOfDate(eventId: string, offeredAt: number | null = null): Promise<void> {
    const seriesId = await this.store.seriesOf(eventId);
    const offer = offeredAt === null ? null : { eventId, at: offeredAt };
    if (seriesId) await this.tellAll({ seriesId, offer });
  }

  /** Goes through those who follow it, or did, a chunk at a time: this one, then a row for the next. */
  async tellAll(occasion: SeriesOccasion, after: string | null = null): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const invites = await this.store.lockPage(tx, occasion.seriesId, after, CHUNK);
      const last = invites.at(-1);
      const situation = last && (await this.situationIn(tx, occasion.seriesId));
      if (!situation) return;
      await this.tellIn(tx, situation, invites, occasion.offer);
      const key = `${stateOf(situation)}:${occasion.offer?.at ?? ''}:${last.id}`;
      await this.outbox.publish(tx, seriesTellingContinued, { ...occasion, after: last.id }, { key });
    });
  }

  /** Behind the locks of the invites: what is read here is decided on, and nobody decides beside. */
  private async situationIn(tx: Tx, seriesId: string): Promise<SeriesSituation | null> {
    const now = this.clock.now();
    const series = await this.series.byId(tx, seriesId);
    return series && this.store.situation(tx, series, { now, today: localDay(now, series.timeZone) });
  }

  private async tellIn(
    tx: Tx,
    situation: SeriesSituation | null,
    invites: SeriesInvite[],
    offer: SeriesOccasion['offer'],
  ): Promise<void> {
    if (!situation) return;
    const people = await this.store.people(tx, situation, invites);
    const now = this.clock.now();
    await this.register.recordIn(
      tx,
      situation,
      people.map((person) => tellingTo(person, situation, { now, offer })),
    );
  }
}

/** An edit of all changes every date: the walks for each of them are one, since they tell of the same state. */
const stateOf = ({ series, dates }: SeriesSituation): string =>
  [series.id, series.sequence, series.revision, dates.reduce((sum, { revision }) => sum + revision, 0)].join(
    ':',
  );

function tellingTo(
  person: SeriesPerson,
  { series, dates, hasNext }: SeriesSituation,
  { now, offer }: { now: number; offer: SeriesOccasion['offer'] },
): SeriesTelling {
  const { following, rsvps, continues } = person;
  const { held, toldLapseAt, toldSequence } = person.invite;
  const lapsedAt = following?.lapsedAt ?? null;
  const outcomes = new Map(
    [...byDay(dates)].flatMap(([day, { id }]) => {
      const rsvp = rsvps.get(id);
      return rsvp ? [[day, rsvp.outcome]] : [];
    }),
  );
  const follower = { follows: following !== null && lapsedAt === null, outcomes };
  const wanted = wantedSeries(seriesNow(series, dates), follower, { held, now });
  const offered = offer && [...byDay(dates)].find(([, { id }]) => id === offer.eventId)?.[0];
  const about: Circumstances = {
    status: series.status,
    hasNext,
    lapse: lapsedAt === null ? null : { isTold: toldLapseAt === lapsedAt },
    continues,
    isInCalendar: toldSequence !== null,
    offer: offer && offered ? { day: offered, at: offer.at } : null,
  };
  return { person, held: heldAfter(wanted, about), message: nextSeriesMessage(held, wanted, about) };
}
