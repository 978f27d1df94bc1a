import { z } from 'zod';
import type { SeenCase } from '../../features/moderation/case-reading.service.js';
import type { CaseWithHistory, SeenDecision } from '../../features/moderation/moderation-queue.service.js';
import type { Report } from '../../features/moderation/report.entity.js';
import { SUBJECT_TYPES } from '../../features/moderation/moderation-case.entity.js';
import type { Subject } from '../../features/moderation/subject.rules.js';
import { MODERATION_ACTIONS, REPORT_REASONS } from '../../vocabulary/moderation.js';
import { personShape, personView } from './account.view.js';
import { instantOrNull, instantShape, instantView } from './instant.view.js';

const subjectShape = z
  .strictObject({
    type: z.enum(SUBJECT_TYPES),
    id: z.string(),
    path: z.string().meta({ description: 'The page on which it is read' }),
    about: z.string().nullable().meta({ description: 'What it belongs to: a gathering’s title, an acronym' }),
    newsId: z.string().nullable().meta({ description: 'The item that it is, or stands below; else null' }),
    kind: z.string().nullable().meta({ description: 'Of that item' }),
    territory: z.string().nullable().meta({ description: 'Null for what holds everywhere' }),
    title: z.string().nullable().meta({ description: 'Null for what has none: a comment, notes' }),
    texts: z.array(z.string()).meta({ description: 'All that its author wrote; empty once it is erased' }),
    state: z.enum(['shown', 'hidden', 'withdrawn', 'gone']),
    createdAt: instantShape,
  })
  .meta({ id: 'ReportedText' });

const reportShape = z
  .strictObject({
    reason: z.enum(REPORT_REASONS),
    word: z.string().nullable(),
    byStranger: z.boolean().meta({ description: 'Who reports is never told' }),
    answered: z.boolean(),
    at: instantShape,
  })
  .meta({ id: 'Report' });

const decisionShape = z
  .strictObject({
    action: z.enum(MODERATION_ACTIONS),
    authorWord: z.string().nullable(),
    reporterWord: z.string().nullable(),
    suspendedUntil: instantShape
      .nullable()
      .meta({ description: 'Of suspendre, when the author’s access comes back; null until it is lifted' }),
    moderator: personShape.nullable(),
    at: instantShape,
  })
  .meta({ id: 'Decision' });

export const reportedShape = z
  .strictObject({
    id: z.string(),
    status: z.enum(['open', 'waiting', 'closed']).meta({
      description: 'waiting: answered, until its author corrects it or it is put back',
    }),
    subject: subjectShape.nullable().meta({ description: 'Null once it is gone' }),
    communitySlug: z.string().nullable(),
    reports: z.array(reportShape).meta({ description: 'All of one text, decided together' }),
    revision: z.int().meta({ description: 'Grows with each report, decision and edit of the text' }),
    openedAt: instantShape,
    correctedAt: instantShape.nullable(),
    can: z.strictObject({ decide: z.array(z.enum(MODERATION_ACTIONS)) }),
  })
  .meta({ id: 'Reported' });

export const decidedShape = reportedShape
  .extend({ decisions: z.array(decisionShape).meta({ description: 'About this text, oldest first' }) })
  .meta({ id: 'ReportedWithDecisions' });

export const reportTakenShape = z
  .strictObject({
    hidden: z.boolean().meta({ description: 'Nobody reads it any more until a moderator has' }),
  })
  .meta({ id: 'ReportTaken' });
export type ReportTaken = z.output<typeof reportTakenShape>;

const subjectView = (subject: Subject): z.output<typeof subjectShape> => ({
  type: subject.type,
  id: subject.id,
  path: subject.path,
  about: subject.about,
  newsId: subject.newsId,
  kind: subject.kind,
  territory: subject.territory,
  title: subject.title,
  texts: subject.texts,
  state: subject.state,
  createdAt: instantView(subject.createdAt),
});

const reportView = (report: Report): z.output<typeof reportShape> => ({
  reason: report.reason,
  word: report.word,
  byStranger: report.reporterId === null,
  answered: report.decisionId !== null,
  at: instantView(report.at),
});

const decisionView = ({ decision, moderator }: SeenDecision): z.output<typeof decisionShape> => ({
  action: decision.action,
  authorWord: decision.authorWord,
  reporterWord: decision.reporterWord,
  suspendedUntil: instantOrNull(decision.suspendedUntil),
  moderator: moderator && personView(moderator),
  at: instantView(decision.at),
});

export const reportedView = (seen: SeenCase): z.output<typeof reportedShape> => ({
  id: seen.found.id,
  status: seen.found.status,
  subject: seen.subject && subjectView(seen.subject),
  communitySlug: seen.community?.slug ?? null,
  reports: seen.reports.map(reportView),
  revision: seen.revision,
  openedAt: instantView(seen.found.openedAt),
  correctedAt: instantOrNull(seen.found.correctedAt),
  can: { decide: seen.actions },
});

export const decidedView = (seen: CaseWithHistory): z.output<typeof decidedShape> => ({
  ...reportedView(seen),
  decisions: seen.decisions.map(decisionView),
});
