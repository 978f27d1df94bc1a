import { describe, expect, it } from 'vitest';
import { DomainError } from '../../kernel/domain-error.js';
import { checkTakesAnswers, isInQuestion, isLinkOpen, looksAt, saidSince } from './still-true.rules.js';

const at = (instant: string) => Date.parse(`${instant}Z`);
/** New opening hours in Brest, told on 4 January 2027 for ninety days. */
const item = {
  kind: 'horaires' as const,
  territory: 'FR-29',
  endsOn: null as string | null,
  deadlineOn: null,
  expiresOn: '2027-04-04',
  publishedAt: at('2027-01-04T09:00'),
  state: 'unverified' as const,
  status: 'published' as const,
  hiddenAt: null as number | null,
};
const ended = { ...item, endsOn: '2027-04-04' };

describe('whether it still is true', () => {
  it('is looked at before the morning of whoever is asked', () => {
    expect(looksAt(item)).toBe(at('2027-03-27T19:00'));
    expect(looksAt(ended)).toBeNull();
  });

  it.each([
    ['the day before', item, '2027-03-27T12:00', false],
    ['from the day on which it is asked', item, '2027-03-27T23:00', true],
    ['on its last day', item, '2027-04-04T12:00', true],
    ['once it is over', item, '2027-06-01T12:00', true],
    ['never, where it says itself when it ends', ended, '2027-04-03T12:00', false],
    ['nor after that', ended, '2027-06-01T12:00', false],
  ] as const)('is in question: %s', (_, given, now, expected) => {
    expect(isInQuestion(given, at(now))).toBe(expected);
  });

  it.each([
    ['on the board', item, false, '2027-02-01T12:00', null],
    ['past its usual life', item, false, '2027-06-01T12:00', null],
    ['past its own end', ended, false, '2027-06-01T12:00', 'news-over'],
    ['on the day of its own end', ended, false, '2027-04-04T12:00', null],
    ['replaced', item, true, '2027-02-01T12:00', 'already-replaced'],
    ['hidden', { ...item, hiddenAt: 1 }, false, '2027-02-01T12:00', 'news-not-shown'],
    ['taken back', { ...item, status: 'withdrawn' as const }, false, '2027-02-01T12:00', 'news-not-shown'],
  ] as const)('can be said of an item %s', (_, given, isReplaced, now, expected) => {
    let refusal: unknown = null;
    try {
      checkTakesAnswers(given, isReplaced, at(now));
    } catch (error) {
      refusal = error instanceof DomainError ? error.code : error;
    }
    expect(refusal).toBe(expected);
  });

  it('can be answered by the mailed link for two months after its last day', () => {
    expect([isLinkOpen('2027-04-04', '2027-06-03'), isLinkOpen('2027-04-04', '2027-06-04')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('what somebody said since they were asked', () => {
  const told = { state: 'confirmed' as const, expiresOn: '2027-04-04' };
  const prolonged = { ...told, expiresOn: '2027-07-01' };
  it.each([
    ['a confirmer, nothing yet', false, told, true, null],
    ['a confirmer, yes', false, prolonged, true, true],
    ['a confirmer, no', false, told, false, false],
    ['its author, nothing yet', true, told, null, null],
    ['its author, yes', true, prolonged, null, true],
    ['its author, no', true, { ...told, state: 'outdated' as const }, null, false],
    [
      'who writes for it since, and confirmed it before, no',
      true,
      { ...told, state: 'outdated' as const },
      true,
      false,
    ],
  ] as const)('%s', (_, isOwn, now, mine, expected) => {
    expect(saidSince({ item: now, mine, isOwn }, '2027-04-04')).toBe(expected);
  });
});
