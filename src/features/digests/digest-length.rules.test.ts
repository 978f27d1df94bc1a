import { describe, expect, it } from 'vitest';
import { fitsOneMail, LENGTHS, shortened } from './digest-length.rules.js';

const lists = (corrected: number, fresh: number, dates: number) => ({
  corrected: Array.from({ length: corrected }, (_, index) => `c${index}`),
  fresh: Array.from({ length: fresh }, (_, index) => `f${index}`),
  dates: Array.from({ length: dates }, (_, index) => `d${index}`),
  moreNews: 0,
  moreDates: 0,
});

describe('a digest that is too long', () => {
  it('keeps its corrections first, and counts what it leaves out', () => {
    expect(shortened(lists(2, 4, 3), { news: 3, dates: 2 })).toEqual({
      corrected: ['c0', 'c1'],
      fresh: ['f0'],
      dates: ['d0', 'd1'],
      moreNews: 3,
      moreDates: 1,
    });
  });

  it('counts what was left out before', () => {
    const once = shortened(lists(5, 5, 5), { news: 4, dates: 4 });
    expect(shortened(once, { news: 2, dates: 1 })).toMatchObject({ moreNews: 8, moreDates: 4, fresh: [] });
  });

  it('stays as it is where it is short', () => {
    expect(shortened(lists(1, 1, 1), { news: 2, dates: 1 })).toEqual(lists(1, 1, 1));
  });

  it('becomes shorter from one length to the next', () => {
    for (const [index, { news, dates }] of LENGTHS.slice(1).entries()) {
      expect(news).toBeLessThan(LENGTHS[index]!.news);
      expect(dates).toBeLessThan(LENGTHS[index]!.dates);
    }
  });
});

it.each([
  ['plain letters', 'a', 67_000, true],
  ['plain letters, too many', 'a', 70_000, false],
  ['accents, six bytes each', 'é', 15_000, true],
  ['accents, too many', 'é', 15_500, false],
])('a mail holds %s', (_, letter, count, expected) => {
  expect(fitsOneMail({ text: '', html: letter.repeat(count) })).toBe(expected);
});
