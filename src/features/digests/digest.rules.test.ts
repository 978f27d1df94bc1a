import { describe, expect, it } from 'vitest';
import {
  attends,
  contentsFor,
  type DigestReader,
  isEmpty,
  isNews,
  type NewsCandidate,
  partOf,
  reads,
  withWhatContains,
} from './digest.rules.js';

const MINE = 'community-of-mine';
const OTHER = 'another-community';

/** Lives in Finistère, wants all kinds, belongs to one community. */
const reader: DigestReader = {
  accountId: 'me',
  territories: withWhatContains(['FR-29']),
  kinds: null,
  communityIds: new Set([MINE]),
  isColleague: true,
};

/** Told since 100, last told at 200; it is 300. */
const window = { since: 100, from: 200, until: 300 };

const item = (fields: Partial<NewsCandidate> = {}): NewsCandidate => ({
  id: 'item',
  kind: 'horaires',
  territory: 'FR-29',
  scope: 'instance',
  communityId: null,
  authorId: 'somebody',
  status: 'published',
  state: 'confirmed',
  hiddenAt: null,
  expiresAt: 1000,
  publishedAt: 250,
  correctedAt: null,
  replacedAt: null,
  ...fields,
});

describe('what is for somebody', () => {
  it.each<[string, Partial<DigestReader>, Partial<NewsCandidate>, boolean]>([
    ['of their territory', {}, {}, true],
    ['of its region', {}, { territory: 'FR-R53' }, true],
    ['of its country', {}, { territory: 'FR' }, true],
    ['of the neighbours', {}, { territory: 'FR-56' }, false],
    ['of another country', {}, { territory: 'CA-QC' }, false],
    ['of a part of the region they chose', { territories: withWhatContains(['FR-R53']) }, {}, false],
    ['of one of two territories', { territories: withWhatContains(['CA-QC-06', 'FR-29']) }, {}, true],
    ['public', {}, { scope: 'public' }, true],
    ['of a kind they want', { kinds: new Set(['horaires']) }, {}, true],
    ['of a kind they do not want', { kinds: new Set(['reforme']) }, {}, false],
    ['of no kind at all', { kinds: new Set() }, {}, false],
    ['kept to their community', {}, { scope: 'community', communityId: MINE, territory: 'CA-QC' }, true],
    ['kept to another community', {}, { scope: 'community', communityId: OTHER }, false],
    ['posted from another community, for all', {}, { communityId: OTHER }, true],
    ['for colleagues, while they are none', { isColleague: false }, {}, false],
  ])('%s', (_, who, what, expected) => {
    expect(reads({ ...reader, ...who }, item(what))).toBe(expected);
  });

  it.each([
    ['a gathering of their community', { communityId: MINE, sharedCommunityId: null }, true],
    ['one that is shared with it', { communityId: OTHER, sharedCommunityId: MINE }, true],
    ['one of others', { communityId: OTHER, sharedCommunityId: null }, false],
  ])('%s', (_, date, expected) => {
    expect(attends(reader, date)).toBe(expected);
  });
});

describe('where an item stands', () => {
  it.each<[string, Partial<NewsCandidate>, 'corrected' | 'fresh' | null]>([
    ['published since the last digest: new', {}, 'fresh'],
    ['published at the very instant of the last one: new', { publishedAt: 200 }, 'fresh'],
    ['published as this one is made: in the next', { publishedAt: 300 }, null],
    ['published before: told already', { publishedAt: 150 }, null],
    ['told, and corrected since', { publishedAt: 150, correctedAt: 220 }, 'corrected'],
    ['told after it was corrected', { publishedAt: 150, correctedAt: 180 }, null],
    ['never told, and corrected since', { publishedAt: 50, correctedAt: 220 }, null],
    ['new, and corrected already: new', { correctedAt: 260 }, 'fresh'],
    ['new, in place of one that was told', { replacedAt: 150 }, 'corrected'],
    ['new, in place of one that was never told', { replacedAt: 50 }, 'fresh'],
    ['new, in place of one that is new as well', { replacedAt: 240 }, 'fresh'],
    ['hidden by now', { hiddenAt: 260 }, null],
    ['over by now', { expiresAt: 300 }, null],
    ['their own', { authorId: 'me' }, null],
    ['for others', { territory: 'FR-56' }, null],
  ])('%s', (_, fields, expected) => {
    expect(partOf(reader, item(fields), window)).toBe(expected);
  });

  it.each<[string, Partial<Parameters<typeof isNews>[0]>, boolean]>([
    ['published', {}, true],
    ['a draft', { status: 'draft' }, false],
    ['withdrawn', { status: 'withdrawn' }, false],
    ['hidden', { hiddenAt: 1 }, false],
    ['disputed', { state: 'disputed' }, true],
    ['replaced, or said to be over', { state: 'outdated' }, false],
    ['at its end', { expiresAt: 300 }, false],
  ])('%s', (_, fields, expected) => {
    const shown = { status: 'published', hiddenAt: null, state: 'confirmed', expiresAt: 301 } as const;
    expect(isNews({ ...shown, ...fields }, 300)).toBe(expected);
  });
});

describe('what a digest tells', () => {
  const news = [
    item({ id: 'new' }),
    item({ id: 'elsewhere', territory: 'FR-56' }),
    item({ id: 'corrected', publishedAt: 150, correctedAt: 220 }),
  ];
  const dates = [
    { id: 'mine', communityId: MINE, sharedCommunityId: null, startsAt: 400 },
    { id: 'theirs', communityId: OTHER, sharedCommunityId: null, startsAt: 401 },
  ];

  it('is what is theirs, in its order', () => {
    const contents = contentsFor(reader, { news, dates }, window);
    expect(contents).toMatchObject({ corrected: ['corrected'], fresh: ['new'], dates: ['mine'] });
    expect(isEmpty(contents)).toBe(false);
  });

  it('is nothing where nothing is theirs', () => {
    const away = { ...reader, territories: new Set<string>(), communityIds: new Set<string>() };
    expect(isEmpty(contentsFor(away, { news, dates }, window))).toBe(true);
  });
});
