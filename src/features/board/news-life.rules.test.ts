import { describe, expect, it } from 'vitest';
import type { NewsKind } from '../../vocabulary/news-kinds.js';
import { asksOn, expiresAt, expiresOn, prolongedTo } from './news-life.rules.js';

const NONE = { effectiveOn: null, endsOn: null, deadlineOn: null };

describe('the last day of an item', () => {
  it.each([
    ['fermeture-temporaire', { effectiveOn: '2027-03-03', endsOn: '2027-03-07' }, '2027-03-07'],
    ['appel-a-projet', { deadlineOn: '2027-04-30' }, '2027-04-30'],
    ['offre-emploi', { effectiveOn: '2027-05-01', deadlineOn: '2027-03-31' }, '2027-03-31'],
    [
      'evenement',
      { effectiveOn: '2027-03-03', endsOn: '2027-03-04', deadlineOn: '2027-03-01' },
      '2027-03-04',
    ],
    ['horaires', { effectiveOn: '2027-01-04' }, '2027-04-04'],
    ['saturation', { effectiveOn: '2027-02-01' }, '2027-03-03'],
    ['fermeture-definitive', { effectiveOn: '2027-01-01' }, '2028-01-01'],
    ['fermeture-definitive', {}, '2028-02-29'],
    ['reforme', { effectiveOn: '2028-01-01' }, '2028-12-31'],
    ['reforme', { effectiveOn: '2025-01-01' }, '2028-02-29'],
    ['fermeture-temporaire', { effectiveOn: '2026-01-01', endsOn: '2026-01-31' }, '2026-01-31'],
    ['contact', {}, '2027-08-28'],
    ['alerte', {}, '2027-03-31'],
    ['question-pratique', {}, '2027-04-30'],
    ['question-sigle', {}, '2027-08-28'],
    ['formation', { effectiveOn: '2027-03-15' }, '2027-09-11'],
  ] as const)('of %s with %j, told on 1 March 2027: %s', (kind, dates, expected) => {
    expect(expiresOn({ kind, ...NONE, ...dates }, '2027-03-01')).toBe(expected);
  });

  it.each([
    ['2027-03-05', 'FR-29', '2027-03-05T23:00Z'],
    ['2027-03-27', 'FR-29', '2027-03-27T23:00Z'],
    ['2027-03-28', 'FR-29', '2027-03-28T22:00Z'],
    ['2027-03-05', 'FR-974', '2027-03-05T20:00Z'],
    ['2027-03-05', 'CA-QC-06', '2027-03-06T05:00Z'],
  ])('%s ends in %s at %s', (day, territory, expected) => {
    expect(expiresAt(day, territory)).toBe(Date.parse(expected));
  });
});

describe('what is said to be still true', () => {
  it.each([
    ['horaires', '2027-04-04', '2027-03-30', '2027-06-28'],
    ['contact', '2027-04-04', '2027-04-10', '2027-10-07'],
    ['formation', '2027-04-04', '2027-04-01', '2027-09-28'],
    ['saturation', '2027-12-31', '2027-03-01', '2027-12-31'],
  ] as const)('%s until %s, said on %s, lives until %s', (kind, until, today, expected) => {
    expect(prolongedTo({ kind: kind satisfies NewsKind, expiresOn: until }, today)).toBe(expected);
  });
});

describe('the day on which it is asked', () => {
  it.each([
    ['a long life: a week before', '2027-01-04', { expiresOn: '2027-04-04' }, '2027-03-28'],
    ['three weeks: still a week before', '2027-01-04', { expiresOn: '2027-01-25' }, '2027-01-18'],
    ['nine days: three before', '2027-01-04', { expiresOn: '2027-01-13' }, '2027-01-10'],
    ['a single day: that day', '2027-01-04', { expiresOn: '2027-01-05' }, '2027-01-05'],
    ['over when it was told: never', '2027-01-04', { expiresOn: '2027-01-04' }, null],
    ['long over: never', '2027-01-04', { expiresOn: '2026-12-01' }, null],
    [
      'it says itself when it ends: never',
      '2027-01-04',
      { expiresOn: '2027-03-01', endsOn: '2027-03-01' },
      null,
    ],
    [
      'nor where it has a deadline',
      '2027-01-04',
      { expiresOn: '2027-03-01', deadlineOn: '2027-03-01' },
      null,
    ],
  ] as const)('%s', (_, publishedDay, item, expected) => {
    expect(asksOn({ endsOn: null, deadlineOn: null, ...item }, publishedDay)).toBe(expected);
  });
});
