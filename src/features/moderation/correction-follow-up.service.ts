import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CaseStore } from './case.store.js';
import { ModerationLetterRegister } from './moderation-letter-register.service.js';
import { ReportedSubjects } from './subjects.service.js';

/** Brings a text that waits back before those who moderate, once its author has changed it. */
@Injectable()
export class CorrectionFollowUp {
  constructor(
    private readonly store: CaseStore,
    private readonly subjects: ReportedSubjects,
    private readonly letters: ModerationLetterRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  edited({ newsId }: { newsId: string }): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const subject = await this.subjects.of('news').lockIn(tx, newsId);
      const found = await this.store.live(tx, { subjectType: 'news', subjectId: newsId });
      if (found?.status !== 'waiting') return;
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
          associationId: subject?.associationId ?? null,
          reporterIds: reports.map(({ reporterId }) => reporterId),
        },
      );
    });
  }
}
