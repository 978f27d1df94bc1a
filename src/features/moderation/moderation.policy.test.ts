import { describe, expect, it } from 'vitest';
import {
  mayDecide,
  mayModerate,
  maySeeCase,
  maySuspend,
  type ModeratorStanding,
} from './moderation.policy.js';

const standing = (given: Partial<ModeratorStanding> = {}): ModeratorStanding => ({
  accountId: 'me',
  isAdmin: false,
  communityIds: new Set(),
  writesFor: new Set(),
  adminIds: new Set(),
  ...given,
});
const text = {
  communityId: 'here' as string | null,
  authorId: 'somebody' as string | null,
  associationId: null as string | null,
  writerId: 'somebody' as string | null,
  reporterIds: ['reporter'] as (string | null)[],
};
const ofHere = { communityIds: new Set(['here']) };

describe('who decides on a report', () => {
  it.each<[string, Partial<ModeratorStanding>, Partial<typeof text>, boolean, boolean]>([
    ['a colleague', {}, {}, false, false],
    ['a moderator of the community', ofHere, {}, true, true],
    ['a moderator of another one', { communityIds: new Set(['elsewhere']) }, {}, false, false],
    ['a moderator, of what no community has', ofHere, { communityId: null }, false, false],
    ['an administrator', { isAdmin: true }, {}, true, true],
    ['an administrator, of what no community has', { isAdmin: true }, { communityId: null }, true, true],
    ['its author, moderator', ofHere, { authorId: 'me' }, false, false],
    ['its author, administrator', { isAdmin: true }, { authorId: 'me' }, false, false],
    ['who wrote in it since', ofHere, { writerId: 'me' }, true, false],
    ['who reported it', ofHere, { reporterIds: [null, 'me'] }, true, false],
    [
      'a writer of whom it speaks for',
      { ...ofHere, writesFor: new Set(['a']) },
      { associationId: 'a' },
      true,
      false,
    ],
    ['a writer of others', { ...ofHere, writesFor: new Set(['b']) }, { associationId: 'a' }, true, true],
    ['anybody, once its author is gone', {}, { authorId: null }, false, false],
  ])('%s', (_who, given, about, sees, decides) => {
    const found = { ...text, ...about };
    expect([maySeeCase(found, standing(given)), mayDecide(found, standing(given))]).toEqual([sees, decides]);
  });

  it('has a queue to look at', () => {
    expect([{}, ofHere, { isAdmin: true }].map((given) => mayModerate(standing(given)))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('who closes an author’s access', () => {
  const admin = { isAdmin: true, adminIds: new Set(['me', 'another-admin']) };
  it.each<[string, Partial<ModeratorStanding>, string | null, boolean]>([
    ['an administrator', admin, 'somebody', true],
    ['an administrator, of what has no author', admin, null, false],
    ['an administrator, their own', admin, 'me', false],
    ['an administrator, another’s', admin, 'another-admin', false],
    ['a moderator of the community', ofHere, 'somebody', false],
    ['a colleague', {}, 'somebody', false],
  ])('%s', (_who, given, authorId, expected) => {
    expect(maySuspend({ ...text, authorId, writerId: authorId }, standing(given))).toBe(expected);
  });

  it('nobody, for words that two wrote', () => {
    expect(maySuspend({ ...text, writerId: 'another' }, standing({ isAdmin: true }))).toBe(false);
  });
});
