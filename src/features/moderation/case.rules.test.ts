import { describe, expect, it } from 'vitest';
import { MODERATION_ACTIONS, type ModerationAction, type ReportReason } from '../../vocabulary/moderation.js';
import { actionsFor, clears, concernsAuthor, saysMoreThan, statusAfter } from './case.rules.js';
import type { CaseStatus } from './moderation-case.entity.js';
import type { SubjectState } from './subject.rules.js';

describe('what can be decided', () => {
  it.each<[string, CaseStatus, SubjectState, ModerationAction[]]>([
    ['reworded', 'open', 'shown', ['classer', 'avertir', 'demande-correction', 'masquer', 'supprimer']],
    ['reworded', 'open', 'hidden', ['restaurer', 'demande-correction', 'masquer', 'supprimer']],
    ['reworded', 'open', 'withdrawn', ['classer', 'supprimer']],
    ['reworded', 'open', 'gone', ['classer']],
    ['reworded', 'waiting', 'shown', ['classer', 'masquer', 'supprimer']],
    ['reworded', 'waiting', 'hidden', ['restaurer', 'supprimer']],
    ['reworded', 'waiting', 'withdrawn', ['classer', 'supprimer']],
    ['reworded', 'waiting', 'gone', ['classer']],
    ['reworded', 'closed', 'hidden', []],
    ['left as it is', 'open', 'shown', ['classer', 'avertir', 'masquer', 'supprimer']],
    ['left as it is', 'open', 'hidden', ['restaurer', 'masquer', 'supprimer']],
    ['left as it is', 'waiting', 'hidden', ['restaurer', 'supprimer']],
    ['left as it is', 'closed', 'shown', []],
  ])('of a text that is %s, %s and %s', (wording, status, state, expected) => {
    const isCorrectable = wording === 'reworded';
    expect(actionsFor({ status, subject: { state, isCorrectable }, maySuspend: false })).toEqual(expected);
  });

  it.each<[CaseStatus, SubjectState, boolean]>([
    ['open', 'shown', true],
    ['open', 'hidden', true],
    ['open', 'withdrawn', true],
    ['open', 'gone', false],
    ['waiting', 'shown', true],
    ['waiting', 'hidden', true],
    ['waiting', 'withdrawn', true],
    ['waiting', 'gone', false],
    ['closed', 'hidden', false],
  ])(
    'by whoever may suspend its author, of a text %s and %s, is to suspend too: %s',
    (status, state, may) => {
      const subject = { state, isCorrectable: true };
      expect(actionsFor({ status, subject, maySuspend: true }).includes('suspendre')).toBe(may);
    },
  );

  it('of what has no row any more is to be done with it', () => {
    expect(actionsFor({ status: 'open', subject: null, maySuspend: true })).toEqual(['classer']);
  });

  it('always leaves a way to be done with it', () => {
    const closing = MODERATION_ACTIONS.filter((action) => statusAfter(action) === 'closed');
    for (const status of ['open', 'waiting'] as const)
      for (const state of ['shown', 'hidden', 'withdrawn', 'gone'] as const)
        for (const isCorrectable of [true, false]) {
          const actions = actionsFor({ status, subject: { state, isCorrectable }, maySuspend: false });
          expect(actions.some((action) => closing.includes(action))).toBe(true);
        }
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
    ['suspendre', 'closed', true, true],
  ])('%s leaves it %s; its author hears of it: %s, with a word: %s', (action, status, told, withWord) => {
    expect([statusAfter(action), concernsAuthor(action, null), concernsAuthor(action, 'Merci')]).toEqual([
      status,
      told,
      withWord,
    ]);
  });
});

describe('what a decision says of recognising somebody', () => {
  it.each<[ModerationAction, ReportReason[], boolean]>([
    ['restaurer', ['donnee-personne'], true],
    ['restaurer', ['erreur'], true],
    ['classer', ['doublon', 'donnee-sante'], true],
    ['classer', ['doublon'], false],
    ['classer', [], false],
    ['avertir', ['coordonnees'], true],
    ['avertir', ['publicite'], false],
    ['masquer', ['donnee-personne'], false],
    ['demande-correction', ['donnee-personne'], false],
    ['supprimer', ['donnee-personne'], false],
    ['suspendre', ['donnee-personne'], false],
  ])('%s after %j finds that nobody is: %s', (action, reasons, expected) => {
    expect(
      clears(
        action,
        reasons.map((reason) => ({ reason })),
      ),
    ).toBe(expected);
  });

  it.each<[number | null, number, boolean]>([
    [null, 1, true],
    [1, 1, false],
    [1, 2, true],
    [2, 1, false],
  ])('judged at %s, at %s the text says something else: %s', (judged, revision, expected) => {
    expect(saysMoreThan(judged, { revision })).toBe(expected);
  });
});
