import { describe, expect, it } from 'vitest';
import { MODERATION_ACTIONS, type ModerationAction } from '../../vocabulary/moderation.js';
import { actionsFor, concernsAuthor, statusAfter, type SubjectState } from './case.rules.js';
import type { CaseStatus, SubjectType } from './moderation-case.entity.js';

describe('what can be decided', () => {
  it.each<[SubjectType, CaseStatus, SubjectState, ModerationAction[]]>([
    ['news', 'open', 'shown', ['classer', 'avertir', 'demande-correction', 'masquer', 'supprimer']],
    ['news', 'open', 'hidden', ['restaurer', 'demande-correction', 'masquer', 'supprimer']],
    ['news', 'open', 'withdrawn', ['classer', 'supprimer']],
    ['news', 'open', 'gone', ['classer']],
    ['news', 'waiting', 'shown', ['classer', 'masquer', 'supprimer']],
    ['news', 'waiting', 'hidden', ['restaurer', 'supprimer']],
    ['news', 'waiting', 'withdrawn', ['classer', 'supprimer']],
    ['news', 'waiting', 'gone', ['classer']],
    ['news', 'closed', 'hidden', []],
    ['news-comment', 'open', 'shown', ['classer', 'avertir', 'masquer', 'supprimer']],
    ['news-comment', 'open', 'hidden', ['restaurer', 'masquer', 'supprimer']],
    ['news-comment', 'waiting', 'hidden', ['restaurer', 'supprimer']],
    ['news-comment', 'closed', 'shown', []],
  ])('of a %s, %s and %s', (type, status, subject, expected) => {
    expect(actionsFor({ type, status, subject })).toEqual(expected);
  });

  it('always leaves a way to be done with it', () => {
    const closing = MODERATION_ACTIONS.filter((action) => statusAfter(action) === 'closed');
    for (const status of ['open', 'waiting'] as const)
      for (const subject of ['shown', 'hidden', 'withdrawn', 'gone'] as const)
        for (const type of ['news', 'news-comment'] as const)
          expect(actionsFor({ type, status, subject }).some((action) => closing.includes(action))).toBe(true);
  });
});

describe('what follows from a decision', () => {
  it.each<[ModerationAction, CaseStatus, boolean, boolean]>([
    ['classer', 'closed', false, true],
    ['avertir', 'closed', true, true],
    ['restaurer', 'closed', true, true],
    ['demande-correction', 'waiting', true, true],
    ['masquer', 'waiting', true, true],
    ['supprimer', 'closed', true, true],
  ])('%s leaves it %s; its author hears of it: %s, with a word: %s', (action, status, told, withWord) => {
    expect([statusAfter(action), concernsAuthor(action, null), concernsAuthor(action, 'Merci')]).toEqual([
      status,
      told,
      withWord,
    ]);
  });
});
