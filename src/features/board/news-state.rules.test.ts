import { describe, expect, it } from 'vitest';
import { isEstablished, stateAt, stateOf, type Standing } from './news-state.rules.js';

const standing = (given: Partial<Standing>): Standing => ({
  isOfficial: false,
  confirmations: 0,
  refutations: 0,
  isSuperseded: false,
  isOutdated: false,
  ...given,
});

describe('what colleagues make of an item', () => {
  it.each([
    ['nobody said a thing', {}, 'unverified'],
    ['one says that it is true', { confirmations: 1 }, 'unverified'],
    ['two say that it is true', { confirmations: 2 }, 'confirmed'],
    ['many do', { confirmations: 7 }, 'confirmed'],
    ['one says that it is not', { refutations: 1 }, 'disputed'],
    ['one each', { confirmations: 1, refutations: 1 }, 'disputed'],
    ['one doubt about two confirmations', { confirmations: 2, refutations: 1 }, 'disputed'],
    ['a third confirmation settles it', { confirmations: 3, refutations: 1 }, 'confirmed'],
    ['two doubts about four confirmations', { confirmations: 4, refutations: 2 }, 'disputed'],
    ['two doubts about five', { confirmations: 5, refutations: 2 }, 'confirmed'],
    ['the structure itself says so', { isOfficial: true }, 'official'],
    ['one doubts the structure', { isOfficial: true, refutations: 1 }, 'official'],
    ['two doubt the structure', { isOfficial: true, refutations: 2 }, 'disputed'],
    ['and many confirm it', { isOfficial: true, refutations: 2, confirmations: 5 }, 'official'],
    ['another item replaces it', { isSuperseded: true, confirmations: 9 }, 'outdated'],
    ['its author says that it is over', { isOutdated: true, isOfficial: true }, 'outdated'],
    ['over, and doubted before', { isOutdated: true, refutations: 3 }, 'outdated'],
  ] as const)('%s: %j is %s', (_, given, expected) => {
    expect(stateOf(standing(given))).toBe(expected);
  });

  it('is outdated from the end of its last day on, without anybody saying so', () => {
    const item = { state: 'confirmed' as const, expiresAt: 1000 };
    expect([stateAt(item, 999), stateAt(item, 1000)]).toEqual(['confirmed', 'outdated']);
    expect(stateAt({ ...item, expiresAt: null }, 5000)).toBe('confirmed');
  });

  it.each([
    ['unverified', false],
    ['confirmed', true],
    ['official', true],
    ['disputed', false],
    ['outdated', false],
  ] as const)('%s has consequences: %s', (state, expected) => {
    expect(isEstablished(state)).toBe(expected);
  });
});
