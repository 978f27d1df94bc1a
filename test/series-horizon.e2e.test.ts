import type { INestApplicationContext } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContext } from '../src/application.js';
import { datesOf } from '../src/calendar/recurrence.js';
import { EventHost } from '../src/features/events/event-host.entity.js';
import { Event } from '../src/features/events/event.entity.js';
import { HorizonService } from '../src/features/series/horizon.service.js';
import { SeriesChangeService } from '../src/features/series/series-change.service.js';
import { Series } from '../src/features/series/series.entity.js';
import { seriesChangeInput } from '../src/features/series/series.input.js';
import { DAY, SECOND } from '../src/kernel/clock.js';
import { Reader } from '../src/platform/database/transaction.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { OutboxRow } from '../src/platform/outbox/outbox-row.entity.js';
import { OutboxStore } from '../src/platform/outbox/outbox.store.js';
import { OutboxWorker } from '../src/platform/outbox/outbox.worker.js';
import { startApp, type TestApp } from './support/app.js';
import { buildCommunity, buildMember, buildSeries, type BuiltSeries } from './support/builders.js';

const A_MINUTE = 60_000;

let app: TestApp;
let others: INestApplicationContext[];
beforeEach(async () => {
  app = await startApp();
  others = [];
});
afterEach(async () => {
  for (const other of others) await other.close();
  await app.close();
});

const rowOf = ({ id }: BuiltSeries): Promise<Series> =>
  app.get(Reader).manager.findOneByOrFail(Series, { id });

const datesIn = ({ id }: BuiltSeries): Promise<Event[]> =>
  app.get(Reader).manager.find(Event, { where: { seriesId: id }, order: { startsAt: 'ASC' } });

const daysIn = async (series: BuiltSeries): Promise<string[]> =>
  (await datesIn(series)).map(({ startsLocal }) => startsLocal.slice(0, 10));

/** What its rule has up to its horizon. */
async function expected(series: BuiltSeries): Promise<string[]> {
  const row = await rowOf(series);
  return datesOf(row, row.startsOn, row.horizonOn);
}

const horizonRows = (state: OutboxRow['state']): Promise<OutboxRow[]> =>
  app.get(Reader).manager.findBy(OutboxRow, { kind: 'series.horizon-due', state });

/** More processes on the same database, where it takes several. */
async function moreWorkers(count: number): Promise<void> {
  if (app.settings.databaseUrl.startsWith('sqlite:')) return;
  for (let number = 0; number < count; number += 1) others.push(await createContext(app.settings, app.clock));
}

const workers = (): OutboxWorker[] =>
  [app.nest, ...others].map((process) => process.get(OutboxWorker, { strict: false }));

describe('the horizon of a series', () => {
  it('moves on a week at a time, with its dates', async () => {
    const series = await buildSeries(app);
    await app.settle();
    expect(await daysIn(series)).toHaveLength(27);
    app.clock.advance(7 * DAY);
    await app.settle();
    expect(await daysIn(series)).toHaveLength(27);
    app.clock.set(Date.UTC(2027, 2, 12, 9));
    await app.settle();
    expect((await rowOf(series)).horizonOn).toBe('2027-09-10');
    expect(await daysIn(series)).toEqual(await expected(series));
    expect(await horizonRows('pending')).toHaveLength(1);
  });

  it('makes each date once with four workers at once', { timeout: A_MINUTE }, async () => {
    await moreWorkers(3);
    const all = await Promise.all(Array.from({ length: 4 }, () => buildSeries(app)));
    for (let week = 1; week <= 3; week += 1) {
      app.clock.set(Date.UTC(2027, 2, 5 + 7 * week, 9));
      const due = await Promise.all(all.map(rowOf));
      await Promise.all([
        ...workers().map((worker) => worker.drain()),
        // And whoever comes late, with what has been done already.
        ...due.map(({ id, horizonOn }) => app.get(HorizonService).extend({ seriesId: id, after: horizonOn })),
      ]);
    }
    for (const series of all) {
      expect((await rowOf(series)).horizonOn).toBe('2027-09-24');
      expect(await daysIn(series)).toEqual(await expected(series));
    }
    expect(await horizonRows('parked')).toEqual([]);
  });

  it('moves on after a worker died before it did anything, and after one that died right after', async () => {
    const series = await buildSeries(app);
    await app.settle();
    app.clock.set(Date.UTC(2027, 2, 12, 9));
    await app
      .get(UnitOfWork)
      .run((tx) =>
        app
          .get(OutboxStore)
          .claim(tx, { owner: 'dead', until: app.clock.now() + SECOND }, app.clock.now(), 20),
      );
    app.clock.advance(2 * SECOND);
    await app.get(HorizonService).extend({ seriesId: series.id, after: '2027-09-03' });
    await app.settle();
    expect((await rowOf(series)).horizonOn).toBe('2027-09-10');
    expect(await daysIn(series)).toEqual(await expected(series));
  });

  it('catches up after a long pause', async () => {
    const series = await buildSeries(app);
    await app.settle();
    app.clock.set(Date.UTC(2028, 11, 1, 9));
    await app.settle();
    expect((await rowOf(series)).horizonOn).toBe('2029-06-01');
    expect(await daysIn(series)).toEqual(await expected(series));
    expect(await horizonRows('pending')).toHaveLength(1);
  });

  it('stops at the end, and moves on again once that is further away', async () => {
    const series = await buildSeries(app, { until: '2027-09-10' });
    await app.settle();
    app.clock.set(Date.UTC(2027, 2, 12, 9));
    await app.settle();
    expect((await daysIn(series)).at(-1)).toBe('2027-09-10');
    expect(await horizonRows('pending')).toEqual([]);
    await app
      .get(SeriesChangeService)
      .edit(series.host, series.id, seriesChangeInput.parse({ until: null }), null);
    app.clock.set(Date.UTC(2027, 2, 26, 9));
    await app.settle();
    expect((await daysIn(series)).at(-1)).toBe('2027-09-24');
    expect(await daysIn(series)).toEqual(await expected(series));
  });

  it('is where it was once the series is cancelled', async () => {
    const series = await buildSeries(app);
    await app.get(SeriesChangeService).cancel(series.host, series.id, 'Nous arrêtons.');
    app.clock.set(Date.UTC(2027, 3, 12, 9));
    await app.settle();
    expect(await daysIn(series)).toHaveLength(27);
    expect(await horizonRows('pending')).toEqual([]);
  });

  it('gives new dates to the next host in turn', async () => {
    const community = await buildCommunity(app);
    const people = [await buildMember(app, { community }), await buildMember(app, { community })];
    const hosts = [community.organiser, ...people].map(({ accountId }) => accountId);
    const series = await buildSeries(app, { community, hosts, rotates: true, skips: ['2027-03-19'] });
    await app.settle();
    app.clock.set(Date.UTC(2027, 2, 19, 9));
    await app.settle();
    const dates = (await datesIn(series)).filter(({ status }) => status === 'scheduled');
    const onDuty = await app.get(Reader).manager.find(EventHost);
    const turns = dates.map(({ id }) =>
      onDuty.filter(({ eventId }) => eventId === id).map(({ accountId }) => accountId),
    );
    expect(turns).toEqual(dates.map((_date, index) => [hosts[index % 3]]));
    expect(turns.length).toBeGreaterThan(27);
  });

  it('begins with the first date of a series that is far away', async () => {
    const series = await buildSeries(app, { startsOn: '2028-09-01' });
    await app.settle();
    expect((await daysIn(series))[0]).toBe('2028-09-01');
    expect((await rowOf(series)).horizonOn).toBe('2029-03-02');
    app.clock.set(Date.UTC(2028, 8, 8, 9));
    await app.settle();
    expect(await daysIn(series)).toEqual(await expected(series));
    expect((await rowOf(series)).horizonOn).toBe('2029-03-09');
  });
});
