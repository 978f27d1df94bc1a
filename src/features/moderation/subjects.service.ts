import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { CommentSubjects } from './comment-subjects.service.js';
import { GlossarySubjects } from './glossary-subjects.service.js';
import { SUBJECT_TYPES, type SubjectType } from './moderation-case.entity.js';
import { NoteSubjects } from './note-subjects.service.js';
import { NewsSubjects } from './news-subjects.service.js';
import { TopicSubjects } from './topic-subjects.service.js';
import type { ReadText, Subject, SubjectRef } from './subject.rules.js';

/** A type of text that can be reported: a service of its own, each the same to those who moderate. */
export interface Subjects {
  /** What somebody reads and may report. @throws DomainError not-found, own-text, forbidden */
  reportable(viewer: Viewer | null, text: ReadText): Promise<Subject>;
  /** As `reportable`, held until the transaction ends. */
  reportableIn(tx: Tx, viewer: Viewer | null, text: ReadText): Promise<Subject>;
  /** As they stand, whoever may read them. */
  byIds(from: Reader | Tx, ids: readonly string[]): Promise<Subject[]>;
  /** Held until the transaction ends; null once its row is gone. */
  lockIn(tx: Tx, id: string): Promise<Subject | null>;
  hideIn(tx: Tx, id: string, at: number): Promise<void>;
  showIn(tx: Tx, id: string): Promise<void>;
  /** For good. */
  eraseIn(tx: Tx, id: string, at: number): Promise<void>;
  /** Once a transaction that hid, showed or erased one has ended, for what is read from memory. */
  settle?(): Promise<void>;
}

/** Every type of text that can be reported, in one place. */
@Injectable()
export class ReportedSubjects {
  private readonly types: Record<SubjectType, Subjects>;

  constructor(
    news: NewsSubjects,
    comments: CommentSubjects,
    topics: TopicSubjects,
    notes: NoteSubjects,
    entries: GlossarySubjects,
  ) {
    this.types = { news, 'news-comment': comments, topic: topics, notes, 'glossary-entry': entries };
  }

  of(type: SubjectType): Subjects {
    return this.types[type];
  }

  /** Of many, by their ids, in a query or two a type. */
  async find(from: Reader | Tx, refs: readonly SubjectRef[]): Promise<Map<string, Subject>> {
    const found = new Map<string, Subject>();
    for (const type of SUBJECT_TYPES) {
      const ids = refs.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId);
      for (const subject of ids.length ? await this.of(type).byIds(from, ids) : [])
        found.set(subject.id, subject);
    }
    return found;
  }
}
