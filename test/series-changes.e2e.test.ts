import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../src/calendar/days.js';
import { tzdataVersion } from '../src/calendar/wall-time.js';
import { Event } from '../src/features/events/event.entity.js';
import { EventHost } from '../src/features/events/event-host.entity.js';
import { EventRestorationService } from '../src/features/events/event-restoration.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { EventZoneRulesService } from '../src/features/events/event-zone-rules.service.js';
import { AttendeeService } from '../src/features/rsvps/attendee.service.js';
import { SeriesChangeService } from '../src/features/series/series-change.service.js';
import type { Series } from '../src/features/series/series.entity.js';
import { seriesChangeInput } from '../src/features/series/series.input.js';
import { SeriesService } from '../src/features/series/series.service.js';
import { Reader } from '../src/platform/database/transaction.js';
import { HOUR } from '../src/kernel/clock.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildCommunity,
  buildMember,
  buildOccurrence,
  buildRsvp,
  buildSeries,
  type BuiltSeries,
  datesOfSeries,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const edit = (series: BuiltSeries, change: object, ifRevision: number | null = null): Promise<void> =>
  app.get(SeriesChangeService).edit(series.host, series.id, seriesChangeInput.parse(change), ifRevision);

const move = (series: BuiltSeries, id: string, startsLocal: string): Promise<void> =>
  app.get(EventSchedulingService).edit(series.host, id, eventChangeInput.parse({ startsLocal }), null);

const rowOf = async (series: BuiltSeries): Promise<Series> =>
  (await app.get(SeriesService).view(series.host, series.id)).series;

const datesOf = async (series: BuiltSeries): Promise<Event[]> =>
  (await datesOfSeries(app, series)).map(({ event }) => event);

const dateOn = async (series: BuiltSeries, on: string): Promise<Event> =>
  (await datesOf(series)).find(({ startsLocal }) => startsLocal.startsWith(on))!;

const mailsAbout = async (address: string): Promise<string[]> =>
  (await app.mails(address)).map(({ subject }) => subject);

const refusal = (code: string) => expect.objectContaining({ code }) as unknown;
const refusedField = (field: string, code: string) =>
  expect.objectContaining({ fields: [expect.objectContaining({ field, code })] }) as unknown;

describe('all dates', () => {
  it('take what changes, each field unless they have one of their own', async () => {
    const series = await buildSeries(app, { title: 'Apéro', capacity: 8 });
    const { id } = await buildOccurrence(app, { series, on: '2027-03-12' });
    await app
      .get(EventSchedulingService)
      .edit(series.host, id, eventChangeInput.parse({ title: 'Spécial droits' }), null);
    await edit(series, { title: 'Apéro du vendredi', capacity: 12, time: '19:00' });
    const dates = await datesOf(series);
    expect(dates.map(({ title }) => title).slice(0, 3)).toEqual([
      'Apéro du vendredi',
      'Spécial droits',
      'Apéro du vendredi',
    ]);
    expect(new Set(dates.map(({ capacity }) => capacity))).toEqual(new Set([12]));
    expect(new Set(dates.map(({ startsLocal }) => startsLocal.slice(11)))).toEqual(new Set(['19:00']));
    expect(dates[1]!.originalStartLocal).toBe('2027-03-12T18:30');
  });

  it('keep answers on days that remain; whose date goes away is told', async () => {
    const series = await buildSeries(app, { rule: { every: 'week', weekdays: ['tue', 'fri'] } });
    const [friday, tuesday] = [
      await buildOccurrence(app, { series, on: '2027-03-05' }),
      await buildOccurrence(app, { series, on: '2027-03-09' }),
    ];
    const [staying, losing] = [
      await buildRsvp(app, { event: friday }),
      await buildRsvp(app, { event: tuesday }),
    ];
    await app.settle();
    await edit(series, {
      rule: { every: 'week', weekdays: ['thu', 'fri'] },
      word: 'Le mardi, la salle est prise.',
    });
    await app.settle();
    const dates = await datesOf(series);
    const days = dates
      .filter(({ status }) => status === 'scheduled')
      .map(({ startsLocal }) => startsLocal.slice(0, 10));
    expect(days.slice(0, 4)).toEqual(['2027-03-05', '2027-03-11', '2027-03-12', '2027-03-18']);
    expect(await app.get(AttendeeService).mine(staying.account, friday.id)).toMatchObject({
      rsvp: { outcome: 'going' },
    });
    expect(await dateOn(series, '2027-03-09')).toMatchObject({
      status: 'cancelled',
      cancellationWord: 'Le mardi, la salle est prise.',
      originalStartLocal: null,
    });
    expect((await app.mails(losing.account.email)).at(-1)?.text).toContain('la salle est prise');
    const lastToStaying = await mailsAbout(staying.account.email);
    expect(lastToStaying.some((subject) => /annul/i.test(subject))).toBe(false);
    expect(await rowOf(series)).toMatchObject({ startsOn: '2027-03-05', revision: 2, sequence: 1 });
  });

  it('come back new where a rule has them again', async () => {
    const series = await buildSeries(app);
    await edit(series, { rule: { every: 'week', weekdays: ['thu'] } });
    await edit(series, { rule: { every: 'week', weekdays: ['fri'] } });
    const standing = (await datesOf(series)).filter(({ status }) => status === 'scheduled');
    expect(standing.slice(0, 2).map(({ originalStartLocal }) => originalStartLocal)).toEqual([
      '2027-03-12T18:30',
      '2027-03-19T18:30',
    ]);
  });

  it('begin earlier or later, never in the past', async () => {
    const series = await buildSeries(app);
    const standing = async () => (await datesOf(series)).filter(({ status }) => status === 'scheduled');
    await edit(series, { startsOn: '2027-03-20' });
    expect((await standing())[0]?.startsLocal).toBe('2027-03-26T18:30');
    await edit(series, { startsOn: '2027-03-02' });
    expect((await standing())[0]?.startsLocal).toBe('2027-03-05T18:30');
    await expect(edit(series, { startsOn: '2027-02-05' })).rejects.toEqual(
      refusedField('startsOn', 'in-the-past'),
    );
  });

  it('end earlier and go on again', async () => {
    const series = await buildSeries(app);
    await edit(series, { until: '2027-03-31' });
    const kept = (await datesOf(series)).filter(({ status }) => status === 'scheduled');
    expect(kept).toHaveLength(4);
    await edit(series, { until: '2027-04-30' });
    expect((await datesOf(series)).filter(({ status }) => status === 'scheduled')).toHaveLength(9);
    app.clock.set(Date.UTC(2027, 2, 20, 9));
    await edit(series, { until: '2027-03-15' });
    app.clock.set(A_MONDAY);
    expect((await datesOf(series)).filter(({ status }) => status === 'scheduled')).toHaveLength(3);
  });

  it('are skipped under the name of their holiday, and taken back', async () => {
    const series = await buildSeries(app, { rule: { every: 'week', weekdays: ['mon'] } });
    const before = await dateOn(series, '2027-03-29');
    await edit(series, { skips: ['2027-03-29'] });
    expect(await dateOn(series, '2027-03-29')).toMatchObject({
      id: before.id,
      status: 'cancelled',
      cancellationWord: 'Lundi de Pâques',
    });
    await edit(series, { skips: [] });
    expect(await dateOn(series, '2027-03-29')).toMatchObject({ id: before.id, status: 'scheduled' });
  });

  it('are dealt among new hosts', async () => {
    const community = await buildCommunity(app);
    const second = await buildMember(app, { community });
    const series = await buildSeries(app, { community });
    await edit(series, { hosts: [community.organiser.accountId, second.accountId], rotates: true });
    const dates = await datesOf(series);
    const hosts = await app.get(Reader).manager.find(EventHost);
    const onDuty = dates.map(({ id }) =>
      hosts.filter(({ eventId }) => eventId === id).map(({ accountId }) => accountId),
    );
    expect(onDuty.slice(0, 3)).toEqual([
      [community.organiser.accountId],
      [second.accountId],
      [community.organiser.accountId],
    ]);
  });

  it('change together with some of them alone, and nobody loses what they wrote', async () => {
    const series = await buildSeries(app);
    const dates = (await datesOf(series)).slice(0, 4);
    await Promise.all([
      edit(series, { title: 'Le vendredi', capacity: 9 }),
      ...dates.map(({ id, startsLocal }) => move(series, id, `${startsLocal.slice(0, 10)}T20:00`)),
    ]);
    const after = await datesOf(series);
    expect(new Set(after.map(({ title }) => title))).toEqual(new Set(['Le vendredi']));
    expect(after.slice(0, 5).map(({ startsLocal }) => startsLocal.slice(11))).toEqual([
      ...['20:00', '20:00', '20:00', '20:00'],
      '18:30',
    ]);
  });

  it('change for whoever saw the last revision', async () => {
    const series = await buildSeries(app);
    await edit(series, { title: 'Le vendredi' }, 1);
    await expect(edit(series, { title: 'Le jeudi' }, 1)).rejects.toEqual(refusal('stale'));
  });

  it('are not for everybody to change', async () => {
    const series = await buildSeries(app);
    const member = await buildMember(app, { community: series.community });
    await expect(edit({ ...series, host: member }, { title: 'Le jeudi' })).rejects.toEqual(
      refusal('forbidden'),
    );
    const stranger = await buildMember(app);
    await expect(edit({ ...series, host: stranger }, { title: 'Le jeudi' })).rejects.toEqual(
      refusal('not-found'),
    );
  });

  it('are cancelled with the series, and everybody told', async () => {
    const series = await buildSeries(app);
    const date = await buildOccurrence(app, { series, on: '2027-03-12' });
    const { account } = await buildRsvp(app, { event: date });
    await app.settle();
    await app.get(SeriesChangeService).cancel(series.host, series.id, 'Nous arrêtons.');
    await app.settle();
    expect(new Set((await datesOf(series)).map(({ status }) => status))).toEqual(new Set(['cancelled']));
    expect((await app.mails(account.email)).at(-1)?.text).toContain('Nous arrêtons');
    expect(await rowOf(series)).toMatchObject({ status: 'cancelled', sequence: 1 });
    await expect(edit(series, { title: 'Encore' })).rejects.toEqual(refusal('series-cancelled'));
    await expect(app.get(EventRestorationService).restore(series.host, date.id)).rejects.toEqual(
      refusal('series-cancelled'),
    );
  });

  it('that have all passed change no more', async () => {
    const series = await buildSeries(app, { until: '2027-03-12' });
    app.clock.set(Date.UTC(2027, 2, 13));
    await expect(edit(series, { title: 'Encore' })).rejects.toEqual(refusal('series-over'));
    app.clock.set(A_MONDAY);
  });
});

describe('one date', () => {
  it('is moved between its neighbours, never to or past them (C19)', async () => {
    const series = await buildSeries(app);
    const { id } = await buildOccurrence(app, { series, on: '2027-03-12' });
    await move(series, id, '2027-03-11T12:00');
    const pastNeighbour = refusedField('startsLocal', 'past-neighbour');
    await expect(move(series, id, '2027-03-19T09:00')).rejects.toEqual(pastNeighbour);
    await expect(move(series, id, '2027-03-04T18:30')).rejects.toEqual(pastNeighbour);
    const before = await buildOccurrence(app, { series, on: '2027-03-05' });
    await expect(move(series, before.id, '2027-03-11T09:00')).rejects.toEqual(pastNeighbour);
    await move(series, before.id, '2027-03-10T09:00');
    // A cancelled date can come back: it is a neighbour all the same.
    const after = await buildOccurrence(app, { series, on: '2027-03-19' });
    await app.get(EventSchedulingService).cancel(series.host, after.id, '');
    await expect(move(series, id, '2027-03-20T09:00')).rejects.toEqual(pastNeighbour);
  });

  it('at the horizon has a neighbour beyond it', async () => {
    const series = await buildSeries(app);
    const { id } = await buildOccurrence(app, { series, on: '2027-09-03' });
    await expect(move(series, id, '2027-09-10T18:30')).rejects.toEqual(
      refusedField('startsLocal', 'past-neighbour'),
    );
  });

  it('raises the counter of its series with its time, place or status alone (C03, C04)', async () => {
    const series = await buildSeries(app);
    const { id } = await buildOccurrence(app, { series, on: '2027-03-12' });
    const change = (fields: object) =>
      app.get(EventSchedulingService).edit(series.host, id, eventChangeInput.parse(fields), null);
    const sequence = async () => (await rowOf(series)).sequence;
    await change({ description: 'Une faute de moins.' });
    await change({ capacity: 12 });
    expect(await sequence()).toBe(0);
    await change({ startsLocal: '2027-03-12T19:00' });
    await change({ place: { name: 'Le Bar du port' } });
    expect(await sequence()).toBe(2);
    await app.get(EventSchedulingService).cancel(series.host, id, '');
    expect(await sequence()).toBe(3);
    await app.get(EventRestorationService).restore(series.host, id);
    expect(await sequence()).toBe(4);
    expect((await rowOf(series)).revision).toBe(1);
  });

  it('that was skipped takes place after all, and is skipped no more', async () => {
    const series = await buildSeries(app, { skips: ['2027-03-26'] });
    const { id } = await dateOn(series, '2027-03-26');
    await app.get(EventRestorationService).restore(series.host, id);
    expect(await dateOn(series, '2027-03-26')).toMatchObject({ status: 'scheduled', cancellationWord: null });
    expect((await rowOf(series)).skips).toEqual([]);
    await expect(app.get(EventRestorationService).restore(series.host, id)).rejects.toEqual(
      refusal('not-cancelled'),
    );
  });

  it('that is restored is told to who was told that it was cancelled', async () => {
    const series = await buildSeries(app);
    const date = await buildOccurrence(app, { series, on: '2027-03-12' });
    const { account } = await buildRsvp(app, { event: date });
    await app.settle();
    await app.get(EventSchedulingService).cancel(series.host, date.id, 'Bar fermé.');
    await app.settle();
    await app.get(EventRestorationService).restore(series.host, date.id);
    await app.settle();
    const mails = await app.mails(account.email);
    expect(mails).toHaveLength(3);
    expect(mails.at(-1)?.subject).not.toMatch(/annul/i);
    expect(await app.get(AttendeeService).mine(account, date.id)).toMatchObject({
      rsvp: { outcome: 'going' },
    });
  });
});

describe('new rules of a time zone (C20)', () => {
  /** As an older Node would have computed them, an hour off. */
  const computedEarlier = (dates: readonly Event[]) =>
    app.get(UnitOfWork).run(async (tx) => {
      for (const { id, startsAt, endsAt } of dates)
        await tx.manager.update(
          Event,
          { id },
          { tzdata: '2000a', startsAt: startsAt - HOUR, endsAt: endsAt - HOUR },
        );
    });

  it('move the dates of a series, and raise its counter once', async () => {
    const series = await buildSeries(app);
    const dates = await datesOf(series);
    await computedEarlier(dates);
    await app.get(EventZoneRulesService).recompute(tzdataVersion());
    expect((await datesOf(series)).map(({ startsAt }) => startsAt)).toEqual(
      dates.map(({ startsAt }) => startsAt),
    );
    expect(await rowOf(series)).toMatchObject({ revision: 2 });
    expect((await rowOf(series)).sequence).toBeGreaterThan(0);
    await app.get(EventZoneRulesService).recompute(tzdataVersion());
    expect(await rowOf(series)).toMatchObject({ revision: 2 });
  });
});

describe('two dates at the same moment', () => {
  it('are both restored, and neither is skipped any more', async () => {
    const skips = ['2027-03-26', '2027-04-09', '2027-04-16', '2027-04-23'];
    const series = await buildSeries(app, { skips });
    const dates = await Promise.all(skips.map((on) => dateOn(series, on)));
    await Promise.all(dates.map(({ id }) => app.get(EventRestorationService).restore(series.host, id)));
    expect((await rowOf(series)).skips).toEqual([]);
    await expect(edit(series, { skips }, 1)).rejects.toEqual(refusal('stale'));
  });

  it('are not moved past each other', async () => {
    for (const on of ['2027-04-02', '2027-05-07', '2027-06-04']) {
      const series = await buildSeries(app);
      const [one, other] = [await dateOn(series, on), await dateOn(series, addDays(on, 7))];
      const moved = await Promise.allSettled([
        move(series, one.id, `${addDays(on, 5)}T18:30`),
        move(series, other.id, `${addDays(on, 3)}T18:30`),
      ]);
      expect(moved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});
