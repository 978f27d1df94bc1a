import { describe, expect, it } from 'vitest';
import { DomainError } from '../../kernel/domain-error.js';
import { checkReplaces } from './superseding.rules.js';

const CCAS = 'ccas';
const item = {
  structureId: null as string | null,
  territory: 'FR-29',
  scope: 'instance' as const,
  communityId: null,
};

function refusalOf(newer: object, older: object, isReplaced = false): string | null {
  try {
    checkReplaces({ ...item, ...newer }, { ...item, ...older }, isReplaced);
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.code : 'something else';
  }
}

describe('what may take the place of an item', () => {
  it.each([
    ['of the same place', {}, {}, null],
    ['of the region around it', { territory: 'FR-R53' }, {}, null],
    ['of a part of it', {}, { territory: 'FR' }, null],
    ['of somewhere else', { territory: 'FR-44' }, {}, 'replaces-elsewhere'],
    ['of the same structure, moved', { structureId: CCAS, territory: 'FR-44' }, { structureId: CCAS }, null],
    [
      'of another structure elsewhere',
      { structureId: 'chrs', territory: 'FR-44' },
      { structureId: CCAS },
      'replaces-elsewhere',
    ],
    ['public for all colleagues', { scope: 'public' }, {}, null],
    ['for colleagues what anybody read', {}, { scope: 'public' }, 'replaces-for-fewer'],
    ['for a community what all read', { scope: 'community', communityId: 'a' }, {}, 'replaces-for-fewer'],
    ['for all what a community read', {}, { scope: 'community', communityId: 'a' }, null],
    [
      'in the same community',
      { scope: 'community', communityId: 'a' },
      { scope: 'community', communityId: 'a' },
      null,
    ],
    [
      'in another one',
      { scope: 'community', communityId: 'b' },
      { scope: 'community', communityId: 'a' },
      'replaces-for-fewer',
    ],
  ] as const)('%s', (_, newer, older, expected) => {
    expect(refusalOf(newer, older)).toBe(expected);
  });

  it('one that is replaced already is not', () => {
    expect(refusalOf({}, {}, true)).toBe('already-replaced');
  });
});
