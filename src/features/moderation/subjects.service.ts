import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { CommentSubjects } from './comment-subjects.service.js';
import { SUBJECT_TYPES, type SubjectType } from './moderation-case.entity.js';
import { NewsSubjects } from './news-subjects.service.js';
import type { Subject, SubjectRef } from './subject.rules.js';

/** A kind of text that can be reported. */
interface Subjects {
  /** @throws DomainError not-found, own-text, forbidden */
  reportable(viewer: Viewer | null, id: string): Promise<Subject>;
  /** Held until the transaction ends. */
  reportableIn(tx: Tx, viewer: Viewer | null, id: string): Promise<Subject>;
  byIds(from: Reader | Tx, ids: readonly string[]): Promise<Subject[]>;
  /** Held until the transaction ends; null once its row is gone. */
  lockIn(tx: Tx, id: string): Promise<Subject | null>;
  hideIn(tx: Tx, id: string, at: number): Promise<void>;
  showIn(tx: Tx, id: string): Promise<void>;
  eraseIn(tx: Tx, id: string, at: number): Promise<void>;
}

/** Every kind of text that can be reported, in one place. */
@Injectable()
export class ReportedSubjects {
  private readonly kinds: Record<SubjectType, Subjects>;

  constructor(news: NewsSubjects, comments: CommentSubjects) {
    this.kinds = { news, 'news-comment': comments };
  }

  of(type: SubjectType): Subjects {
    return this.kinds[type];
  }

  /** Of many, by their ids, in a query or two a kind. */
  async find(from: Reader | Tx, refs: readonly SubjectRef[]): Promise<Map<string, Subject>> {
    const found = new Map<string, Subject>();
    for (const type of SUBJECT_TYPES) {
      const ids = refs.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId);
      for (const subject of ids.length ? await this.kinds[type].byIds(from, ids) : [])
        found.set(subject.id, subject);
    }
    return found;
  }
}
