import { expect, it } from 'vitest';
import { mayCorrect, maySetRunner, type StructureAccess } from './structure.policy.js';

const nobody: StructureAccess = { isAdmin: false, isColleague: false, manages: new Set() };
const colleague = { ...nobody, isColleague: true };
const manager = { ...nobody, manages: new Set(['phare']) };
const admin = { ...nobody, isAdmin: true };

it.each([
  ['somebody', nobody, false],
  ['a colleague', colleague, true],
  ['a manager', manager, true],
  ['an administrator', admin, true],
])('%s puts a fact right: %#', (_who, access, may) => {
  expect(mayCorrect(access)).toBe(may);
});

it.each([
  [colleague, null, 'phare', false],
  [colleague, 'phare', null, false],
  [colleague, 'phare', 'phare', true],
  [manager, null, 'phare', true],
  [manager, 'phare', null, true],
  [manager, 'autre', 'phare', false],
  [manager, 'phare', 'autre', false],
  [manager, null, 'autre', false],
  [admin, 'autre', 'phare', true],
])('%o changes who runs it from %s to %s: %s', (access, before, after, may) => {
  expect(maySetRunner(access, before, after)).toBe(may);
});
