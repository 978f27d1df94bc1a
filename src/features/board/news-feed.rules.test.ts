import { describe, expect, it } from 'vitest';
import { HOUR } from '../../kernel/clock.js';
import { isReadingNoted, publicFeedId, readingOf, selfQuery } from './news-feed.rules.js';

const NOW = Date.UTC(2027, 2, 1, 9);

describe('a news feed', () => {
  it.each([
    ['nothing', [], NOW + HOUR],
    ['what lasts', [NOW + 10 * HOUR], NOW + HOUR],
    ['what expires soon', [NOW + 10 * HOUR, NOW + 5], NOW + 5],
  ])('of %s stays as it is no longer than that', (_what, expiries, until) => {
    expect(
      readingOf(
        expiries.map((expiresAt) => ({ expiresAt })),
        NOW,
      ).until,
    ).toBe(until);
  });

  it('has one address for what it is narrowed to, and a name that is not its address', () => {
    const choices = { territories: ['FR-29', 'FR'], kinds: ['alerte' as const] };
    expect(selfQuery(choices)).toBe('?territory=FR-29&territory=FR&kind=alerte');
    expect(selfQuery({ territories: [], kinds: [] })).toBe('');
    expect(publicFeedId('https://maillage.example:8443', choices)).toBe(
      'tag:maillage.example,2026:news?territory=FR-29&territory=FR&kind=alerte',
    );
    expect(publicFeedId('http://[::1]:3000', { territories: [], kinds: [] })).toBe('tag:xxx1x,2026:news');
  });

  it.each([
    [null, false],
    [NOW - 23 * HOUR, true],
    [NOW - 24 * HOUR, false],
  ])('read at %s needs no other note: %s', (readAt, isNoted) => {
    expect(isReadingNoted(readAt, NOW)).toBe(isNoted);
  });
});
