import type { SeenCase } from '../../../features/moderation/case-reading.service.js';
import type { CaseWithHistory } from '../../../features/moderation/moderation-queue.service.js';
import type { Report } from '../../../features/moderation/report.entity.js';
import { territoryLabel } from '../../../vocabulary/territories.js';
import { textView } from '../mailbox/mailbox.view.js';

export const casePath = (id: string): string => `/moderation/reports/${id}`;

/** One line of the queue: what it is and how it stands, not yet what it says. */
export function caseLine({ found, subject, community, reports, actions }: SeenCase) {
  return {
    path: casePath(found.id),
    status: found.status,
    type: found.subjectType,
    kind: subject?.kind ?? null,
    state: subject?.state ?? 'gone',
    about: subject?.about ?? null,
    where: community?.name ?? (subject?.territory ? territoryLabel(subject.territory) : null),
    reasons: [...new Set(reports.map(({ reason }) => reason))],
    count: reports.length,
    openedAt: found.openedAt,
    correctedAt: found.correctedAt,
    canDecide: actions.length > 0,
  };
}

/** All that is needed to decide. */
export function caseView(seen: CaseWithHistory) {
  const { found, subject, reports, revision, decisions, actions } = seen;
  return {
    ...caseLine(seen),
    revision,
    isClosed: found.status === 'closed',
    country: subject?.country ?? null,
    /** Where it is read, by who may; null once there is nothing to read. */
    readPath: subject === null || subject.state === 'gone' ? null : subject.path,
    /** It was decided, and is no longer to be read here. */
    isKeptBack: subject !== null && subject.isForFew && found.status === 'closed',
    title: subject?.title ?? null,
    paragraphs: (subject?.texts ?? []).flatMap(textView),
    reports: reports.map(reportLine),
    decisions: decisions.map(({ decision, moderator }) => ({
      action: decision.action,
      by: moderator?.displayName ?? null,
      at: decision.at,
      authorWord: decision.authorWord,
      reporterWord: decision.reporterWord,
      suspendedUntil: decision.suspendedUntil,
    })),
    actions,
  };
}

const reportLine = ({ reason, word, reporterId, decisionId, at }: Report) => ({
  reason,
  word,
  by: reporterId === null ? 'stranger' : 'colleague',
  isAnswered: decisionId !== null,
  at,
});
