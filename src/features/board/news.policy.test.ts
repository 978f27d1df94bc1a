import { describe, expect, it } from 'vitest';
import {
  accessTo,
  mayKnowAuthor,
  maySeeNews,
  mayNews,
  type NewsAction,
  type NewsStanding,
} from './news.policy.js';

const stranger: NewsStanding = {
  accountId: null,
  isAdmin: false,
  isColleague: false,
  roles: new Map(),
  writesFor: new Set(),
};
const someone: NewsStanding = { ...stranger, accountId: 'someone' };
const colleague: NewsStanding = { ...someone, isColleague: true };
const people = {
  stranger,
  someone,
  colleague,
  member: { ...colleague, roles: new Map([['place', 'member']]) },
  moderator: { ...colleague, roles: new Map([['place', 'moderator']]) },
  organiser: { ...colleague, roles: new Map([['place', 'organiser']]) },
  author: { ...colleague, accountId: 'author' },
  writer: { ...someone, writesFor: new Set(['phare']) },
  admin: { ...someone, isAdmin: true },
} satisfies Record<string, NewsStanding>;
const WHO = Object.keys(people) as (keyof typeof people)[];

const published = {
  status: 'published' as const,
  scope: 'instance' as const,
  communityId: 'place',
  authorId: 'author',
  associationId: 'phare',
  hiddenAt: null,
};
const items = {
  public: { ...published, scope: 'public' as const },
  instance: published,
  own: { ...published, associationId: null },
  kept: { ...published, scope: 'community' as const },
  ownKept: { ...published, associationId: null, scope: 'community' as const },
  hidden: { ...published, hiddenAt: 1 },
  hiddenKept: { ...published, scope: 'community' as const, hiddenAt: 1 },
  draft: { ...published, status: 'draft' as const },
  withdrawn: { ...published, status: 'withdrawn' as const },
};

const who = (may: (standing: NewsStanding) => boolean): string =>
  WHO.filter((each) => may(people[each])).join(' ');

describe('who reads', () => {
  it.each([
    ['public', WHO.join(' ')],
    ['instance', 'colleague member moderator organiser author writer admin'],
    ['kept', 'member moderator organiser author writer'],
    ['hidden', 'moderator organiser author writer admin'],
    ['hiddenKept', 'moderator organiser author writer admin'],
    ['draft', 'author'],
    ['withdrawn', 'author writer'],
  ] as const)('what is %s: %s', (name, expected) => {
    const item = items[name];
    expect(who((standing) => maySeeNews(item, accessTo(item, standing)))).toBe(expected);
  });
});

describe('who may', () => {
  it.each<[NewsAction, keyof typeof items, string]>([
    ['edit', 'instance', 'writer'],
    ['edit', 'own', 'author'],
    ['edit', 'hidden', 'writer'],
    ['edit', 'draft', 'author'],
    ['edit', 'withdrawn', ''],
    ['withdraw', 'kept', 'author writer'],
    ['withdraw', 'draft', ''],
    ['confirm', 'instance', 'colleague member moderator organiser'],
    ['confirm', 'public', 'colleague member moderator organiser'],
    ['confirm', 'kept', 'member moderator organiser'],
    ['confirm', 'hidden', ''],
    ['comment', 'kept', 'member moderator organiser'],
    ['comment', 'public', 'colleague member moderator organiser author'],
    ['report', 'public', 'stranger someone colleague member moderator organiser writer admin'],
    ['report', 'hidden', ''],
    ['supersede', 'instance', 'colleague member moderator organiser author'],
  ])('%s what is %s: %s', (action, name, expected) => {
    const item = items[name];
    expect(who((standing) => mayNews(action, accessTo(item, standing), item))).toBe(expected);
  });
});

it('lets nobody confirm what they say themselves, or their association does', () => {
  const writer = { ...colleague, writesFor: new Set(['phare']) };
  const may = (item: typeof published | typeof items.own) => mayNews('confirm', accessTo(item, writer), item);
  expect([may(published), may(items.own)]).toEqual([false, true]);
});

describe('who learns whose words they are', () => {
  it.each([
    ['public', 'author writer'],
    ['own', 'colleague member moderator organiser author admin'],
    ['ownKept', 'member moderator organiser author'],
  ] as const)('of what is %s: %s', (name, expected) => {
    const item = items[name];
    expect(who((standing) => mayKnowAuthor(item, accessTo(item, standing)))).toBe(expected);
  });
});

it('never lets authors moderate their own', () => {
  const own = { ...people.organiser, accountId: 'author' };
  expect(accessTo(published, own).isModerator).toBe(false);
  expect(accessTo(published, { ...people.admin, accountId: 'author' }).isModerator).toBe(false);
});
