import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { saysMoreThan } from './case.rules.js';
import { CaseStore } from './case.store.js';
import { DecisionStore } from './decision.store.js';
import { ModerationLetterRegister } from './moderation-letter-register.service.js';
import type { SubjectRef } from './subject.rules.js';
import { ReportedSubjects } from './subjects.service.js';

/** Brings a text that waits back before those who moderate, once its author has changed it. */
@Injectable()
export class CorrectionFollowUp {
  constructor(
    private readonly store: CaseStore,
    private readonly decisions: DecisionStore,
    private readonly subjects: ReportedSubjects,
    private readonly letters: ModerationLetterRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  edited(about: SubjectRef): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const subject = await this.subjects.of(about.subjectType).lockIn(tx, about.subjectId);
      const found = await this.store.live(tx, about);
      if (!subject || subject.state === 'gone' || found?.status !== 'waiting') return;
      const judged = (await this.decisions.ofCases(tx, [found.id])).at(-1)?.textRevision ?? null;
      // What is told late may have been read already by whoever decided.
      if (!saysMoreThan(judged, subject)) return;
      const changed = {
        status: 'open' as const,
        revision: found.revision + 1,
        correctedAt: this.clock.now(),
      };
      await this.store.update(tx, found.id, changed);
      const reports = await this.store.reportsOf(tx, [found.id]);
      await this.letters.tellModeratorsIn(
        tx,
        { ...found, ...changed },
        {
          kind: 'corrected',
          associationId: subject.associationId,
          reporterIds: reports.map(({ reporterId }) => reporterId),
        },
      );
    });
  }
}
