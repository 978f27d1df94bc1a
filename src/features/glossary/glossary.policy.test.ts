import { expect, it } from 'vitest';
import { mayRemoveEntry } from './glossary.policy.js';

it.each([
  ['a colleague who alone wrote it', { isColleague: true, isSoleEditor: true }, true],
  ['a colleague among those who wrote it', { isColleague: true }, false],
  ['who alone wrote it, and is a colleague no more', { isSoleEditor: true }, false],
  ['who administers the instance', { isAdmin: true }, true],
])('is removed by %s: %s', (_, access, expected) => {
  expect(mayRemoveEntry({ isAdmin: false, isColleague: false, isSoleEditor: false, ...access })).toBe(
    expected,
  );
});
