import { describe, expect, it } from 'vitest';
import {
  exposesSomebody,
  REPORT_REASONS,
  reasonsFor,
  type ReportReason,
} from '../../vocabulary/moderation.js';
import type { Report } from './report.entity.js';
import { decideReport, hidesAtOnce } from './report.rules.js';

const report = (given: Partial<Report>): Report => ({
  id: 'mine',
  caseId: 'case',
  reporterId: 'me',
  reason: 'erreur',
  word: null,
  decisionId: null,
  at: 0,
  ...given,
});

describe('a report', () => {
  it.each<[string, Partial<Report>[], string | null, ReportReason, ReturnType<typeof decideReport>]>([
    ['is the first one', [], 'me', 'erreur', { as: 'new' }],
    ['comes beside somebody else’s', [{ reporterId: 'other' }], 'me', 'erreur', { as: 'new' }],
    ['says nothing new, said twice', [{}], 'me', 'erreur', { as: 'nothing' }],
    ['says nothing new, said otherwise', [{}], 'me', 'doublon', { as: 'nothing' }],
    ['is graver than before', [{}], 'me', 'donnee-personne', { as: 'anew', id: 'mine' }],
    ['is as grave as before', [{ reason: 'donnee-sante' }], 'me', 'donnee-personne', { as: 'nothing' }],
    ['comes after an answer', [{ decisionId: 'd' }], 'me', 'erreur', { as: 'anew', id: 'mine' }],
    ['is a stranger’s, beside another', [{ reporterId: null }], null, 'erreur', { as: 'new' }],
    ['is a stranger’s, after many', Array(10).fill({ reporterId: null }), null, 'erreur', { as: 'nothing' }],
    [
      'is a stranger’s, after many that were answered',
      Array(10).fill({ reporterId: null, decisionId: 'd' }),
      null,
      'erreur',
      { as: 'new' },
    ],
  ])('%s', (_which, known, reporterId, reason, expected) => {
    expect(decideReport(known.map(report), { reporterId, reason })).toEqual(expected);
  });
});

describe('what hides a text at once', () => {
  it.each<[string, ReportReason, number, number | null, boolean]>([
    ['somebody may be recognised', 'donnee-personne', 1, null, true],
    ['something else is wrong', 'erreur', 1, null, false],
    ['the same words were left in sight', 'donnee-personne', 2, 2, false],
    ['other words were left in sight, before an edit', 'donnee-sante', 3, 2, true],
    ['something else is wrong, since an edit', 'doublon', 3, 2, false],
  ])('%s', (_which, reason, revision, cleared, expected) => {
    expect(hidesAtOnce(reason, { revision }, cleared)).toBe(expected);
  });
});

describe('reasons', () => {
  it('by which somebody may be recognised hide a text at once', () => {
    expect(REPORT_REASONS.filter(exposesSomebody)).toEqual([
      'donnee-personne',
      'donnee-sante',
      'coordonnees',
    ]);
  });

  it('are fewer for strangers', () => {
    expect(reasonsFor(false)).toEqual(['erreur', 'donnee-personne']);
    expect(reasonsFor(true)).toEqual(REPORT_REASONS);
  });
});
