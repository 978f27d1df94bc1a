import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecurrenceRule } from '../src/calendar/recurrence.js';
import { Event } from '../src/features/events/event.entity.js';
import { EventRestorationService } from '../src/features/events/event-restoration.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { Rsvp } from '../src/features/rsvps/rsvp.entity.js';
import { ExtraDateService } from '../src/features/series/extra-date.service.js';
import { SeriesSplitService } from '../src/features/series/series-split.service.js';
import type { Series } from '../src/features/series/series.entity.js';
import { extraDateInput, splitInput } from '../src/features/series/series.input.js';
import { SeriesService } from '../src/features/series/series.service.js';
import { Reader } from '../src/platform/database/transaction.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildCommunity,
  type BuiltCommunity,
  buildMember,
  buildOccurrence,
  buildRsvp,
  buildSeries,
  type BuiltSeries,
  datesOfSeries,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';

let app: TestApp;
let community: BuiltCommunity;
let people: Person[];
beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app);
  people = await Promise.all([1, 2, 3].map(() => buildMember(app, { community })));
});
afterAll(() => app.close());

async function split(series: BuiltSeries, asked: object): Promise<BuiltSeries> {
  const id = await app
    .get(SeriesSplitService)
    .split(series.host, series.id, splitInput.parse(asked), { ifRevision: null, once: null });
  return { ...series, id };
}

const rowOf = async (series: BuiltSeries): Promise<Series> =>
  (await app.get(SeriesService).view(series.host, series.id)).series;

const datesOf = async (series: BuiltSeries): Promise<Event[]> =>
  (await datesOfSeries(app, series)).map(({ event }) => event);

const localsOf = async (series: BuiltSeries): Promise<string[]> =>
  (await datesOf(series)).map(({ startsLocal }) => startsLocal);

const answersTo = async (dates: readonly Event[]): Promise<Rsvp[]> => {
  const all = await app.get(Reader).manager.find(Rsvp, { order: { id: 'ASC' } });
  return all.filter(({ eventId }) => dates.some(({ id }) => id === eventId));
};

const refusedField = (field: string, code: string) =>
  expect.objectContaining({ fields: [expect.objectContaining({ field, code })] }) as unknown;

describe('this date and those after it', () => {
  it('are a series of their own at a new time, to which answers move along (C14)', async () => {
    const series = await buildSeries(app, { community, until: '2027-07-30' });
    const [may, july] = [
      await buildOccurrence(app, { series, on: '2027-05-07' }),
      await buildOccurrence(app, { series, on: '2027-07-02' }),
    ];
    for (const event of [may, july]) await buildRsvp(app, { event, account: people[0]! });
    await app
      .get(EventSchedulingService)
      .edit(series.host, july.id, eventChangeInput.parse({ startsLocal: '2027-07-01T12:00' }), null);
    const next = await split(series, { from: '2027-06-04', time: '19:00' });
    expect((await localsOf(series)).at(-1)).toBe('2027-05-28T18:30');
    const later = await localsOf(next);
    expect(later).toHaveLength(9);
    expect(later.slice(0, 5)).toEqual([
      '2027-06-04T19:00',
      '2027-06-11T19:00',
      '2027-06-18T19:00',
      '2027-06-25T19:00',
      '2027-07-01T12:00',
    ]);
    const [old, row] = [await rowOf(series), await rowOf(next)];
    expect(old).toMatchObject({ until: '2027-05-28', revision: 2, sequence: 2, status: 'active' });
    expect(row).toMatchObject({
      previousId: series.id,
      startsOn: '2027-06-04',
      until: '2027-07-30',
      sequence: 0,
    });
    expect(row.uid).not.toBe(old.uid);
    const kept = await answersTo([...(await datesOf(series)), ...(await datesOf(next))]);
    expect(kept.map(({ eventId, outcome }) => [eventId, outcome])).toEqual([
      [may.id, 'going'],
      [july.id, 'going'],
    ]);
  });

  it('take a date added by hand along', async () => {
    const series = await buildSeries(app, { community });
    const add = (startsLocal: string) =>
      app.get(ExtraDateService).add(series.host, series.id, extraDateInput.parse({ startsLocal }), null);
    await add('2027-06-02T12:00');
    await add('2027-06-09T12:00');
    const next = await split(series, { from: '2027-06-04', time: '19:00' });
    expect((await localsOf(series)).at(-1)).toBe('2027-06-02T12:00');
    expect((await localsOf(next))[1]).toBe('2027-06-09T12:00');
    expect([...(await localsOf(series)), ...(await localsOf(next))]).toHaveLength(29);
    expect((await rowOf(next)).horizonOn).toBe('2027-09-03');
  });

  it('may have another rule: what it no longer has goes away, what it newly has comes', async () => {
    const series = await buildSeries(app, { community });
    const next = await split(series, {
      from: '2027-06-04',
      rule: { every: 'week', interval: 2, weekdays: ['thu'] },
    });
    const standing = (await datesOf(next)).filter(({ status }) => status === 'scheduled');
    expect(standing.slice(0, 2).map(({ startsLocal }) => startsLocal)).toEqual([
      '2027-06-10T18:30',
      '2027-06-24T18:30',
    ]);
    expect((await rowOf(next)).startsOn).toBe('2027-06-10');
  });

  it('are made once for one Idempotency-Key', async () => {
    const series = await buildSeries(app, { community });
    const once = { accountId: series.host.accountId, key: 'coupe', fingerprint: 'la même' };
    const ask = () =>
      app
        .get(SeriesSplitService)
        .split(series.host, series.id, splitInput.parse({ from: '2027-06-04' }), { ifRevision: null, once });
    expect(await ask()).toBe(await ask());
  });

  it.each([
    ['2027-06-05', 'no-such-date'],
    ['2027-03-05', 'first-date'],
  ])('cannot begin on %s: %s', async (from, code) => {
    const series = await buildSeries(app, { community });
    await expect(split(series, { from })).rejects.toEqual(refusedField('from', code));
  });

  it('cannot begin on a date that was moved ahead of its day, and has begun', async () => {
    const series = await buildSeries(app, { community });
    const { id } = await buildOccurrence(app, { series, on: '2027-06-04' });
    await app
      .get(EventSchedulingService)
      .edit(series.host, id, eventChangeInput.parse({ startsLocal: '2027-06-02T18:30' }), null);
    app.clock.set(Date.UTC(2027, 5, 3));
    const from = { from: '2027-06-04', rule: { every: 'week', weekdays: ['mon'] } };
    await expect(split(series, from)).rejects.toEqual(refusedField('from', 'in-the-past'));
    app.clock.set(A_MONDAY);
  });
});

const rules: fc.Arbitrary<RecurrenceRule> = fc.oneof(
  fc.record({
    every: fc.constant('week' as const),
    interval: fc.integer({ min: 1, max: 3 }),
    weekdays: fc.subarray(['mon', 'wed', 'fri'] as const, { minLength: 1 }).map((days) => [...days]),
  }),
  fc.record({
    every: fc.constant('month' as const),
    nth: fc.constantFrom(1 as const, 3 as const, -1 as const),
    weekday: fc.constantFrom('mon' as const, 'sun' as const),
  }),
);

const A_MINUTE = 60_000;

/** Some dates of a series, each with answers: `picks` are as far along it as they say, from 0 to 1. */
async function answered(series: BuiltSeries, picks: readonly number[]): Promise<Event[]> {
  const dates = await datesOf(series);
  const picked = [...new Set(picks.map((at) => Math.floor(at * dates.length)))].map((index) => dates[index]!);
  for (const [index, { id }] of picked.entries())
    await buildRsvp(app, {
      event: { id, community, host: series.host },
      account: people[index % people.length]!,
    });
  return dates;
}

const picks = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 4 });

/** What a restored date has to have again; its counters go on. */
const asItStood = ({
  sequence: _s,
  revision: _r,
  noticeRevision: _n,
  notices: _ns,
  revisedAt: _at,
  ...date
}: Event) => date;

it('loses no date and no answer, wherever a series is cut', { timeout: A_MINUTE }, async () => {
  await fc.assert(
    fc.asyncProperty(
      rules,
      picks,
      fc.double({ min: 0.01, max: 0.999, noNaN: true }),
      async (rule, some, cut) => {
        const series = await buildSeries(app, { community, rule, skips: ['2027-05-17'] });
        const dates = await answered(series, some);
        const answers = await answersTo(dates);
        const from = dates[Math.max(1, Math.floor(cut * dates.length))]!.startsLocal.slice(0, 10);
        const next = await split(series, { from });
        const [before, after] = [await datesOf(series), await datesOf(next)];
        expect([...before, ...after].map(asItStood)).toEqual(
          dates.map((date) =>
            asItStood(after.some(({ id }) => id === date.id) ? { ...date, seriesId: next.id } : date),
          ),
        );
        expect(after[0]!.startsLocal.slice(0, 10)).toBe(from);
        expect(await answersTo([...before, ...after])).toEqual(answers);
      },
    ),
    { numRuns: 12 },
  );
});

it('gives back exactly what stood when cancelled dates are restored', { timeout: A_MINUTE }, async () => {
  await fc.assert(
    fc.asyncProperty(rules, picks, picks, async (rule, some, cancelled) => {
      const series = await buildSeries(app, { community, rule, capacity: 2 });
      const dates = await answered(series, some);
      const answers = await answersTo(dates);
      const gone = [...new Set(cancelled.map((at) => Math.floor(at * dates.length)))].map(
        (index) => dates[index]!,
      );
      for (const { id } of gone)
        await app.get(EventSchedulingService).cancel(series.host, id, 'Peut-être pas.');
      for (const { id } of gone) await app.get(EventRestorationService).restore(series.host, id);
      expect((await datesOf(series)).map(asItStood)).toEqual(dates.map(asItStood));
      expect(await answersTo(dates)).toEqual(answers);
    }),
    { numRuns: 8 },
  );
});
