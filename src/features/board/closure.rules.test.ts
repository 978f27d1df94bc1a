import { describe, expect, it } from 'vitest';
import { closureThatHolds, happensOn, outdatesUntil } from './closure.rules.js';

const at = (instant: string) => Date.parse(`${instant}Z`);
const closing = {
  id: 'closing',
  kind: 'fermeture-definitive' as const,
  state: 'confirmed' as const,
  status: 'published' as const,
  hiddenAt: null,
  scope: 'instance' as const,
  effectiveOn: '2027-01-01' as string | null,
  publishedAt: at('2026-11-20T09:00'),
  territory: 'FR-29',
};
const opening = { ...closing, id: 'opening', kind: 'ouverture' as const };
const held = (
  ...items: Partial<Omit<typeof closing, 'kind' | 'state' | 'status' | 'hiddenAt' | 'scope'>>[]
) => closureThatHolds(items as (typeof closing)[])?.id ?? null;

describe('the closure that holds', () => {
  it.each([
    ['one that is confirmed', [closing], 'closing'],
    ['one by the structure itself', [{ ...closing, state: 'official' }], 'closing'],
    ['one that nobody confirmed', [{ ...closing, state: 'unverified' }], null],
    ['one that is disputed', [{ ...closing, state: 'disputed' }], null],
    ['one that was replaced', [{ ...closing, state: 'outdated' }], null],
    ['one that was taken back', [{ ...closing, status: 'withdrawn' }], null],
    ['one that is hidden', [{ ...closing, hiddenAt: 1 }], null],
    ['one that a community keeps to itself', [{ ...closing, scope: 'community' }], null],
    ['it closed, and opened again later', [closing, { ...opening, effectiveOn: '2027-03-01' }], null],
    ['it opened, and closes now', [closing, { ...opening, effectiveOn: '2026-01-01' }], 'closing'],
    [
      'it is said to open, but nobody knows',
      [closing, { ...opening, effectiveOn: '2027-03-01', state: 'unverified' }],
      'closing',
    ],
    ['the last day of two', [{ ...closing, id: 'later', effectiveOn: '2027-02-01' }, closing], 'later'],
    [
      'on the same day, what was told last',
      [closing, { ...opening, publishedAt: closing.publishedAt + 1 }],
      null,
    ],
    ['a break is no end', [{ ...closing, kind: 'fermeture-temporaire' }], null],
  ])('%s', (_, items, expected) => {
    expect(held(...(items as (typeof closing)[]))).toBe(expected);
  });

  it('happens on the day it was told, where none is given', () => {
    expect(happensOn(closing)).toBe('2027-01-01');
    expect(happensOn({ ...closing, effectiveOn: null, publishedAt: at('2026-11-20T23:30') })).toBe(
      '2026-11-21',
    );
  });

  it('outdates what was told before its day, or before it was told of one that was there already', () => {
    expect(outdatesUntil(closing)).toBe(at('2026-12-31T23:00'));
    expect(outdatesUntil({ ...closing, effectiveOn: '2026-09-01' })).toBe(closing.publishedAt);
  });
});
