import { exposesSomebody, type ModerationAction, type ReportReason } from '../../vocabulary/moderation.js';
import type { CaseStatus } from './moderation-case.entity.js';
import type { Subject, SubjectState } from './subject.rules.js';

interface Judged {
  status: CaseStatus;
  /** Null once its row is gone. */
  subject: Pick<Subject, 'state' | 'isCorrectable'> | null;
  /** Whether who decides may close the author's access. */
  maySuspend: boolean;
}

const OPEN: Record<SubjectState, readonly ModerationAction[]> = {
  shown: ['classer', 'avertir', 'demande-correction', 'masquer', 'supprimer', 'suspendre'],
  hidden: ['restaurer', 'demande-correction', 'masquer', 'supprimer', 'suspendre'],
  withdrawn: ['classer', 'supprimer', 'suspendre'],
  gone: ['classer'],
};

/** Its reports are answered: what is left is to put it back, or to be done with it. */
const WAITING: Record<SubjectState, readonly ModerationAction[]> = {
  shown: ['classer', 'masquer', 'supprimer', 'suspendre'],
  hidden: ['restaurer', 'supprimer', 'suspendre'],
  withdrawn: ['classer', 'supprimer', 'suspendre'],
  gone: ['classer'],
};

/** What can be decided, in the order in which it is offered. */
export function actionsFor({ status, subject, maySuspend }: Judged): ModerationAction[] {
  if (status === 'closed') return [];
  const all = status === 'open' ? OPEN : WAITING;
  return all[subject?.state ?? 'gone'].filter((action) => {
    if (action === 'demande-correction') return subject?.isCorrectable === true;
    return action !== 'suspendre' || maySuspend;
  });
}

/** Grows with each report and decision, and with each edit of the text: what a decision was made of. */
export const revisionOf = (found: { revision: number }, subject: { revision: number } | null): number =>
  found.revision + (subject?.revision ?? 0);

/**
 * Whether a decision leaves a text in sight once somebody has looked whether a person may be recognised in it: what
 * was put back, and what stays although a report said so.
 */
export const clears = (action: ModerationAction, reports: readonly { reason: ReportReason }[]): boolean =>
  action === 'restaurer' ||
  ((action === 'classer' || action === 'avertir') && reports.some(({ reason }) => exposesSomebody(reason)));

/** Whether a text says something else than what was judged; null for what never was. */
export const saysMoreThan = (judgedRevision: number | null, { revision }: { revision: number }): boolean =>
  judgedRevision === null || revision > judgedRevision;

/** What is hidden for a while, or to be corrected, stays at hand. */
export const statusAfter = (action: ModerationAction): CaseStatus =>
  action === 'masquer' || action === 'demande-correction' ? 'waiting' : 'closed';

/** What does something to a text is told to its author; what leaves it as it is, only with a word. */
export const concernsAuthor = (action: ModerationAction, authorWord: string | null): boolean =>
  action !== 'classer' || authorWord !== null;
