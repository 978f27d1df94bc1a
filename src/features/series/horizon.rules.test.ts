import { describe, expect, it } from 'vitest';
import { seriesSample } from '../../../test/support/series-samples.js';
import { firstDayToCome, horizonOf, nextLookAt, nextStretch } from './horizon.rules.js';

const noon = (day: string): number => Date.parse(`${day}T12:00Z`);

describe('the horizon', () => {
  it.each([
    ['is 26 weeks from today', '2027-04-01', '2027-09-30'],
    ['is 26 weeks from the first date where that is to come', '2027-01-01', '2027-09-03'],
  ])('%s', (_says, today, horizon) => {
    expect(horizonOf(seriesSample(), noon(today))).toBe(horizon);
  });

  it('is a matter of the day where the series takes place', () => {
    const now = Date.UTC(2027, 3, 1, 23, 30);
    expect(horizonOf(seriesSample(), now)).toBe('2027-10-01');
    expect(horizonOf(seriesSample({ timeZone: 'America/Toronto' }), now)).toBe('2027-09-30');
  });
});

describe('the next stretch', () => {
  it.each([
    ['is what has come in sight', {}, '2027-03-09', { from: '2027-09-01', to: '2027-09-07' }],
    ['is nothing while the horizon is far enough', { horizonOn: '2027-09-03' }, '2027-03-01', null],
    ['is nothing once the series is cancelled', { status: 'cancelled' as const }, '2027-03-09', null],
    ['is nothing beyond its end', { until: '2027-08-31' }, '2027-03-09', null],
    [
      'goes on up to an end that is further',
      { until: '2027-09-03' },
      '2027-03-09',
      { from: '2027-09-01', to: '2027-09-07' },
    ],
    ['is 26 weeks at most after a long pause', {}, '2029-01-01', { from: '2027-09-01', to: '2028-02-29' }],
  ])('%s', (_says, fields, today, expected) => {
    expect(nextStretch(seriesSample(fields), noon(today))).toEqual(expected);
  });

  it('is looked for when a week of it is in sight', () => {
    const series = seriesSample();
    const at = nextLookAt(series)!;
    expect(new Date(at).toISOString()).toBe('2027-03-09T00:00:00.000Z');
    for (const timeZone of ['Europe/Paris', 'Pacific/Noumea', 'Pacific/Tahiti'])
      expect(nextStretch({ ...series, timeZone }, at)).not.toBeNull();
  });

  it('is looked for no more once nothing is beyond', () => {
    expect(nextLookAt(seriesSample({ until: '2027-08-27' }))).toBeNull();
    expect(nextLookAt(seriesSample({ status: 'cancelled' }))).toBeNull();
  });
});

describe('the first day to come', () => {
  it.each([
    ['today, before the time', Date.UTC(2027, 3, 1, 16), '2027-04-01'],
    ['tomorrow, from the time on', Date.UTC(2027, 3, 1, 16, 30), '2027-04-02'],
    ['the first date, before it', Date.UTC(2027, 0, 1), '2027-03-05'],
  ])('is %s', (_says, now, day) => {
    expect(firstDayToCome(seriesSample(), now)).toBe(day);
  });
});
