import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidField, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { reasonsFor } from '../../vocabulary/moderation.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import type { ReportInput } from './report.input.js';
import { ReportRegister } from './report-register.service.js';
import type { Subject, SubjectRef } from './subject.rules.js';
import { ReportedSubjects } from './subjects.service.js';

/** What is reported, where it stands. */
export interface ReportedText extends SubjectRef {
  newsId: string;
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
  async reported(viewer: Viewer | null, about: ReportedText): Promise<Subject> {
    const subject = await this.subjects.of(about.subjectType).reportable(viewer, about.subjectId);
    if (subject.newsId !== about.newsId) throw notFound();
    return subject;
  }

  /**
   * By somebody signed in, or by a stranger of what is public.
   * @returns whether the text is hidden now
   * @throws DomainError not-found, own-text, secrecy
   */
  report(viewer: Viewer | null, about: ReportedText, input: ReportInput): Promise<boolean> {
    const { reason, word, confirmed } = input;
    return this.unitOfWork.run(async (tx) => {
      const subject = await this.subjects.of(about.subjectType).reportableIn(tx, viewer, about.subjectId);
      if (subject.newsId !== about.newsId) throw notFound();
      if (!reasonsFor(viewer !== null).includes(reason)) throw invalidField('reason', 'invalid');
      const types = checkTexts({ word }, { confirmed, country: territoryCountry(subject.territory) });
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
  }
}
