import type { ModerationAction } from '../../vocabulary/moderation.js';
import type { CaseStatus, SubjectType } from './moderation-case.entity.js';

/** How a reported text stands: `withdrawn` by its author, or `gone` for good. */
export type SubjectState = 'shown' | 'hidden' | 'withdrawn' | 'gone';

interface Judged {
  type: SubjectType;
  status: CaseStatus;
  subject: SubjectState;
}

const OPEN: Record<SubjectState, readonly ModerationAction[]> = {
  shown: ['classer', 'avertir', 'demande-correction', 'masquer', 'supprimer'],
  hidden: ['restaurer', 'demande-correction', 'masquer', 'supprimer'],
  withdrawn: ['classer', 'supprimer'],
  gone: ['classer'],
};

/** Its reports are answered: what is left is to put it back, or to be done with it. */
const WAITING: Record<SubjectState, readonly ModerationAction[]> = {
  shown: ['classer', 'masquer', 'supprimer'],
  hidden: ['restaurer', 'supprimer'],
  withdrawn: ['classer', 'supprimer'],
  gone: ['classer'],
};

/** A comment is taken back or left, never reworded. */
const isPossible = (action: ModerationAction, type: SubjectType): boolean =>
  type !== 'news-comment' || action !== 'demande-correction';

/** What can be decided, in the order in which it is offered. */
export function actionsFor({ type, status, subject }: Judged): ModerationAction[] {
  if (status === 'closed') return [];
  const all = status === 'open' ? OPEN : WAITING;
  return all[subject].filter((action) => isPossible(action, type));
}

/** Grows with each report and decision, and with each edit of the text: what a decision was made of. */
export const revisionOf = (found: { revision: number }, subject: { revision: number } | null): number =>
  found.revision + (subject?.revision ?? 0);

/** What is hidden for a while, or to be corrected, stays at hand. */
export const statusAfter = (action: ModerationAction): CaseStatus =>
  action === 'masquer' || action === 'demande-correction' ? 'waiting' : 'closed';

/** What does something to a text is told to its author; what leaves it as it is, only with a word. */
export const concernsAuthor = (action: ModerationAction, authorWord: string | null): boolean =>
  action !== 'classer' || authorWord !== null;
