import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidField } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { reasonsFor } from '../../vocabulary/moderation.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import type { ReportInput } from './report.input.js';
import { ReportRegister } from './report-register.service.js';
import type { ReadText, Subject } from './subject.rules.js';
import type { SubjectType } from './moderation-case.entity.js';
import { ReportedSubjects } from './subjects.service.js';

/** What is reported, where it is read. */
export interface ReportedText extends ReadText {
  type: SubjectType;
}

/** Says that something is wrong with a text; where somebody may be recognised, nobody reads it any more. */
@Injectable()
export class ReportingService {
  constructor(
    private readonly subjects: ReportedSubjects,
    private readonly register: ReportRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What somebody is about to report. @throws DomainError not-found, own-text, forbidden */
  reported(viewer: Viewer | null, about: ReportedText): Promise<Subject> {
    return this.subjects.of(about.type).reportable(viewer, about);
  }

  /**
   * By somebody signed in, or by a stranger of what is public.
   * @returns whether the text is hidden now
   * @throws DomainError not-found, own-text, secrecy
   */
  async report(viewer: Viewer | null, about: ReportedText, input: ReportInput): Promise<boolean> {
    const { reason, word, confirmed } = input;
    const subjects = this.subjects.of(about.type);
    const isHidden = await this.unitOfWork.run(async (tx) => {
      const subject = await subjects.reportableIn(tx, viewer, about);
      if (!reasonsFor(viewer !== null).includes(reason)) throw invalidField('reason', 'invalid');
      const types = checkTexts({ word }, { confirmed, country: subject.country });
      return this.register.fileIn(tx, subject, {
        id: newId(),
        reporterId: viewer?.accountId ?? null,
        reason,
        word: word || null,
        decisionId: null,
        at: this.clock.now(),
        types,
      });
    });
    if (isHidden) await subjects.settle?.();
    return isHidden;
  }
}
