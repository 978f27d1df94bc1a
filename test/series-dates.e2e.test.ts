import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeriesService } from '../src/features/series/series.service.js';
import { startApp, type TestApp } from './support/app.js';
import { buildOccurrence, buildSeries, datesOfSeries } from './support/builders.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('a series that is scheduled', () => {
  it('has dates for 26 weeks, at the same wall time across the clock change', async () => {
    const series = await buildSeries(app, { skips: ['2027-03-26'], deadlineHours: 2 });
    const dates = await datesOfSeries(app, series);
    expect(dates).toHaveLength(27);
    expect(dates.map(({ event }) => event.startsLocal.slice(11))).toEqual(Array(27).fill('18:30'));
    expect(new Date(dates[0]!.event.startsAt).toISOString()).toBe('2027-03-05T17:30:00.000Z');
    expect(new Date(dates[4]!.event.startsAt).toISOString()).toBe('2027-04-02T16:30:00.000Z');
    expect(dates[3]!.event).toMatchObject({ status: 'cancelled', cancellationWord: null });
    const { series: row } = await app.get(SeriesService).view(series.host, series.id);
    expect(row).toMatchObject({ startsOn: '2027-03-05', horizonOn: '2027-09-03', sequence: 0 });
    await app.settle();
  });

  it('gives one date by its day', async () => {
    const date = await buildOccurrence(app);
    expect(date.series.id).not.toBe(date.id);
  });
});
