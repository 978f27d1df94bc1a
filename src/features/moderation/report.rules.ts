import { exposesSomebody, type ReportReason } from '../../vocabulary/moderation.js';
import { saysMoreThan } from './case.rules.js';
import type { Report } from './report.entity.js';

/** Strangers are not told apart: beyond so many, another one says nothing new. */
const MOST_BY_STRANGERS = 10;

interface Asked {
  reporterId: string | null;
  reason: ReportReason;
}

/** What becomes of a report: a row of its own, the place of an earlier one by the same person, or nothing. */
export type Reporting = { as: 'new' } | { as: 'anew'; id: string } | { as: 'nothing' };

/**
 * Where somebody may be recognised, nobody reads a text until it has been looked at; once for each revision, so that
 * what was left in sight is not hidden again by the next person who says the same.
 * @param clearedRevision the last one that was left in sight; null for none
 */
export const hidesAtOnce = (
  reason: ReportReason,
  subject: { revision: number },
  clearedRevision: number | null,
): boolean => exposesSomebody(reason) && saysMoreThan(clearedRevision, subject);

/**
 * One open report a person and text. Said again once it was answered, or of somebody who may be recognised where it
 * was not before, it takes the place of what they said.
 */
export function decideReport(known: readonly Report[], { reporterId, reason }: Asked): Reporting {
  if (reporterId === null) {
    const waiting = known.filter((report) => report.reporterId === null && report.decisionId === null);
    return waiting.length < MOST_BY_STRANGERS ? { as: 'new' } : { as: 'nothing' };
  }
  const mine = known.find((report) => report.reporterId === reporterId);
  if (!mine) return { as: 'new' };
  const isGraver = exposesSomebody(reason) && !exposesSomebody(mine.reason);
  return mine.decisionId !== null || isGraver ? { as: 'anew', id: mine.id } : { as: 'nothing' };
}
