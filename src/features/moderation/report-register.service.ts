import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { RuleCode } from '../../secrecy/find.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import { CaseStore } from './case.store.js';
import { DecisionStore } from './decision.store.js';
import type { ModerationCase } from './moderation-case.entity.js';
import { ModerationLetterRegister } from './moderation-letter-register.service.js';
import type { Report } from './report.entity.js';
import { decideReport, hidesAtOnce } from './report.rules.js';
import type { Subject } from './subject.rules.js';
import { ReportedSubjects } from './subjects.service.js';

type Filed = Omit<Report, 'caseId'> & {
  /** What was confirmed of its word, by type. */
  types: readonly RuleCode[];
};

/** Writes a report down, with all that follows from it. */
@Injectable()
export class ReportRegister {
  constructor(
    private readonly store: CaseStore,
    private readonly decisions: DecisionStore,
    private readonly subjects: ReportedSubjects,
    private readonly letters: ModerationLetterRegister,
    private readonly audit: AuditLog,
    private readonly secrecy: SecrecyLog,
  ) {}

  /** Under the text's lock. @returns whether it is hidden now */
  async fileIn(tx: Tx, subject: Subject, { types, ...filed }: Filed): Promise<boolean> {
    const about = { subjectType: subject.type, subjectId: subject.id };
    const before = await this.store.live(tx, about);
    const known = before ? await this.store.reportsOf(tx, [before.id]) : [];
    const hides = hidesAtOnce(filed.reason, subject, await this.decisions.clearedRevision(tx, about));
    const reporting = decideReport(known, filed);
    if (reporting.as === 'nothing' && !hides) return false;
    const found = before ? await this.reopenIn(tx, before) : await this.openIn(tx, subject, filed.at);
    const report = { ...filed, caseId: found.id };
    if (reporting.as === 'new') await this.store.insertReport(tx, report);
    if (reporting.as === 'anew')
      await this.store.updateReport(tx, reporting.id, { ...report, id: reporting.id });
    if (hides) await this.hideIn(tx, subject, found, filed.at);
    await this.recordIn(tx, subject, { ...report, types, hides });
    const kind = hides ? 'exposed' : 'waiting';
    if (hides || before?.status !== 'open') {
      const reporterIds = [...known, report].map(({ reporterId }) => reporterId);
      const { associationId } = subject;
      await this.letters.tellModeratorsIn(tx, found, { kind, associationId, reporterIds });
    }
    return hides;
  }

  private async openIn(tx: Tx, subject: Subject, openedAt: number): Promise<ModerationCase> {
    const opened: ModerationCase = {
      id: newId(),
      subjectType: subject.type,
      subjectId: subject.id,
      communityId: subject.communityId,
      authorId: subject.authorId,
      status: 'open',
      revision: 1,
      openedAt,
      correctedAt: null,
    };
    await this.store.insert(tx, opened);
    return opened;
  }

  /** Whoever reads it now has not seen all of it. */
  private async reopenIn(tx: Tx, before: ModerationCase): Promise<ModerationCase> {
    const changed = { status: 'open' as const, revision: before.revision + 1 };
    await this.store.update(tx, before.id, changed);
    return { ...before, ...changed };
  }

  private async hideIn(tx: Tx, subject: Subject, found: ModerationCase, at: number): Promise<void> {
    await this.subjects.of(subject.type).hideIn(tx, subject.id, at);
    if (subject.authorId !== null)
      await this.letters.tellIn(tx, found, [subject.authorId], { kind: 'hidden' });
  }

  private async recordIn(
    tx: Tx,
    { type, id }: Subject,
    { reporterId, reason, types, hides }: Filed & { hides: boolean },
  ): Promise<void> {
    const deed = { actorId: reporterId, subject: { type, id } };
    await this.audit.record(tx, {
      ...deed,
      action: hides ? 'moderation.hidden' : 'moderation.reported',
      details: { reason },
    });
    await this.secrecy.recordIn(tx, deed, types);
  }
}
