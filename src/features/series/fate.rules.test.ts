import { describe, expect, it } from 'vitest';
import { dateSample, seriesSample } from '../../../test/support/series-samples.js';
import { fateOf } from './fate.rules.js';
import type { Series } from './series.entity.js';

const NOW = Date.UTC(2027, 2, 1, 9);
const before = seriesSample({ until: '2027-04-02' });
const FRIDAYS = ['2027-03-05', '2027-03-12', '2027-03-19', '2027-03-26', '2027-04-02'];

/** Of the five Fridays from 5 March to 2 April, the second of which is cancelled. */
const fate = (changes: Partial<Series>) => {
  const standing = FRIDAYS.map((day, index) =>
    dateSample(day, before, index === 1 ? { status: 'cancelled' } : {}),
  );
  const { kept, dropped, added, isTold } = fateOf(standing, {
    before,
    after: { ...before, ...changes },
    now: NOW,
  });
  return [kept, dropped.map(({ startsLocal }) => startsLocal.slice(0, 10)), added, isTold];
};

describe('what a change makes of the dates that people know', () => {
  it.each<[string, Partial<Series>, ReturnType<typeof fate>]>([
    ['nothing', {}, [4, [], 0, false]],
    ['another text, quietly', { description: 'Venez.' }, [4, [], 0, false]],
    ['another hour: all stay, all are told', { time: '19:00' }, [4, [], 0, true]],
    ['an earlier end', { until: '2027-03-19' }, [2, ['2027-03-26', '2027-04-02'], 0, true]],
    ['a later end', { until: '2027-04-09' }, [4, [], 1, true]],
    ['a day to skip', { skips: [{ on: '2027-03-19', word: null }] }, [3, ['2027-03-19'], 0, true]],
    [
      'every other week: those between go, the one that was cancelled is told to nobody',
      { rule: { every: 'week', interval: 2, weekdays: ['fri'] } },
      [3, ['2027-03-26'], 0, true],
    ],
    [
      'Thursdays: all Fridays go',
      { rule: { every: 'week', interval: 1, weekdays: ['thu'] } },
      [0, ['2027-03-05', '2027-03-19', '2027-03-26', '2027-04-02'], 4, true],
    ],
  ])('%s', (_name, changes, expected) => {
    expect(fate(changes)).toEqual(expected);
  });
});
