import { describe, expect, it } from 'vitest';
import { DAY } from '../../kernel/clock.js';
import { decideTakeover, opposableUntil } from './takeover.rules.js';

const NOW = 1_800_000_000_000;
const seen = (days: number | null, signedUp = 400) => ({
  createdAt: NOW - signedUp * DAY,
  seenAt: days === null ? null : NOW - days * DAY,
});
const ask = (organisers: ReturnType<typeof seen>[], pending: { accountId: string } | null = null) =>
  decideTakeover({ organisers, pending, accountId: 'me', now: NOW });

describe('taking over', () => {
  it.each([
    ['unseen for 60 days', [seen(60)]],
    ['both unseen', [seen(61), seen(300)]],
    ['never seen since an account of long ago', [seen(null)]],
  ])('can be asked where the organisers are %s', (_, organisers) => {
    expect(ask(organisers)).toBe('asked');
  });

  it.each([
    ['59 days ago', [seen(59)]],
    ['today, one of two', [seen(300), seen(0)]],
    ['never, with an account of last week', [seen(null, 7)]],
  ])('cannot where an organiser was seen %s', (_, organisers) => {
    expect(() => ask(organisers)).toThrowError('organiser-seen');
  });

  it('is asked once, and by one at a time', () => {
    expect(ask([seen(0)], { accountId: 'me' })).toBe('already');
    expect(() => ask([seen(90)], { accountId: 'other' })).toThrowError('takeover-asked');
  });

  it('can be opposed for a fortnight', () => expect(opposableUntil(NOW)).toBe(NOW + 14 * DAY));
});
