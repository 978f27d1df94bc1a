import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/transaction.js';
import type { ModerationAction } from '../../vocabulary/moderation.js';
import { CommunityService } from '../communities/community.service.js';
import type { Community } from '../communities/community.entity.js';
import { actionsFor, revisionOf } from './case.rules.js';
import { CaseStore } from './case.store.js';
import type { ModerationCase } from './moderation-case.entity.js';
import { mayDecide, maySuspend, type ModeratorStanding } from './moderation.policy.js';
import type { Report } from './report.entity.js';
import type { Subject } from './subject.rules.js';
import { ReportedSubjects } from './subjects.service.js';

/** A reported text as those who moderate see it. */
export interface SeenCase {
  found: ModerationCase;
  /** Null once its row is gone. */
  subject: Subject | null;
  /** Where it was posted from, or is kept to. */
  community: Community | null;
  /** Oldest first. */
  reports: Report[];
  /** What was before them, for a decision made of it. */
  revision: number;
  /** What this person may decide now. */
  actions: ModerationAction[];
}

@Injectable()
export class CaseReading {
  constructor(
    private readonly store: CaseStore,
    private readonly subjects: ReportedSubjects,
    private readonly communities: CommunityService,
    private readonly reader: Reader,
  ) {}

  /** In the order given: a fixed number of queries, whatever the number of cases. */
  async seen(cases: readonly ModerationCase[], standing: ModeratorStanding): Promise<SeenCase[]> {
    const subjects = await this.subjects.find(this.reader, cases);
    const communityIds = new Set(cases.flatMap(({ communityId }) => communityId ?? []));
    const communities = await this.communities.byIds(this.reader, [...communityIds]);
    const reports = await this.store.reportsOf(
      this.reader,
      cases.map(({ id }) => id),
    );
    return cases.map((found) => {
      const subject = readable(subjects.get(found.subjectId) ?? null, found);
      const theirs = reports.filter(({ caseId }) => caseId === found.id);
      return {
        found,
        subject,
        community: communities.find(({ id }) => id === found.communityId) ?? null,
        reports: theirs,
        revision: revisionOf(found, subject),
        actions: actionsOf({ found, subject, reports: theirs }, standing),
      };
    });
  }
}

/** What was written for a few is theirs again, once it is decided. */
const readable = (subject: Subject | null, { status }: ModerationCase): Subject | null =>
  subject?.isForFew && status === 'closed' ? { ...subject, title: null, texts: [] } : subject;

function actionsOf(
  { found, subject, reports }: Pick<SeenCase, 'found' | 'subject' | 'reports'>,
  standing: ModeratorStanding,
): ModerationAction[] {
  const reporterIds = reports.map(({ reporterId }) => reporterId);
  const { associationId = null, authorId: writerId = null } = subject ?? {};
  const judged = { ...found, associationId, writerId, reporterIds };
  if (!mayDecide(judged, standing)) return [];
  return actionsFor({ status: found.status, subject, maySuspend: maySuspend(judged, standing) });
}
