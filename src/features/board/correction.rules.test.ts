import { describe, expect, it } from 'vitest';
import type { NewsItem } from './news-item.entity.js';
import { isCorrection, lastDayAfter, saysOtherwise } from './correction.rules.js';

const before = {
  kind: 'horaires',
  territory: 'FR-29',
  structureId: 'ccas',
  effectiveOn: '2027-01-04',
  endsOn: null,
  deadlineOn: null,
  newAddress: null,
  acronym: null,
  title: 'Nouveaux horaires',
  text: 'Fermé le lundi.',
  correctedAt: null,
  expiresOn: '2027-08-01',
  publishedAt: Date.parse('2026-12-01T09:00Z'),
  updatedAt: 0,
} as NewsItem;

describe('an edit', () => {
  it.each([
    ['of its words', { title: 'Horaires', text: 'Fermé le lundi matin.' }, false],
    ['that corrects', { correctedAt: 5 }, true],
    ['of its date', { effectiveOn: '2027-02-01' }, true],
    ['of its structure', { structureId: 'chrs' }, true],
    ['of its place', { territory: 'FR-22' }, true],
    ['of its kind', { kind: 'contact' as const }, true],
    ['of the new address', { newAddress: '3, rue de Siam' }, true],
  ] as const)('%s lets colleagues speak anew: %j, %s', (_, change, expected) => {
    expect(saysOtherwise(before, { ...before, ...change })).toBe(expected);
  });

  it('is a correction where it says so', () => {
    expect(isCorrection(before, { ...before, correctedAt: 5 })).toBe(true);
    expect(isCorrection(before, { ...before, text: 'Fermé le mardi.' })).toBe(false);
  });

  it.each([
    ['keeps what colleagues prolonged', { text: 'Autre' }, '2027-08-01'],
    ['counts again from another date', { effectiveOn: '2027-02-01' }, '2027-05-02'],
    ['takes a day on which it ends', { endsOn: '2027-01-31' }, '2027-01-31'],
    ['counts again for another kind', { kind: 'contact' as const }, '2027-07-03'],
  ] as const)('%s', (_, change, expected) => {
    expect(lastDayAfter(before, { ...before, ...change })).toBe(expected);
  });
});
