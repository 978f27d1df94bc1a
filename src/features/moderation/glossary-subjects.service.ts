import { Injectable } from '@nestjs/common';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import type { GlossaryEntry } from '../glossary/glossary-entry.entity.js';
import { GlossaryHiding } from '../glossary/glossary-hiding.service.js';
import { type HeldEntry, isReportable } from '../glossary/glossary.rules.js';
import { GlossaryService } from '../glossary/glossary.service.js';
import { type ReadText, stateOf, type Subject, type SubjectState, writtenTexts } from './subject.rules.js';

/** What people wrote of acronyms, as what is moderated: under the row's id. What came with the product is corrected. */
@Injectable()
export class GlossarySubjects {
  constructor(
    private readonly glossary: GlossaryService,
    private readonly hiding: GlossaryHiding,
  ) {}

  /** By anybody: the glossary is public. @throws DomainError not-found, own-text */
  async reportable(viewer: Viewer | null, { id }: ReadText): Promise<Subject> {
    return entrySubject(reportedOf(await this.glossary.found(viewer, id), viewer));
  }

  /** As `reportable`, held until the transaction ends. */
  async reportableIn(tx: Tx, viewer: Viewer | null, { id }: ReadText): Promise<Subject> {
    return entrySubject(reportedOf(await this.hiding.holdIn(tx, viewer, id), viewer));
  }

  async byIds(from: Reader | Tx, ids: readonly string[]): Promise<Subject[]> {
    return (await this.hiding.byIds(from, ids)).map(entrySubject);
  }

  async lockIn(tx: Tx, id: string): Promise<Subject | null> {
    const row = await this.hiding.lockIn(tx, id);
    return row && entrySubject(row);
  }

  hideIn(tx: Tx, id: string, at: number): Promise<void> {
    return this.hiding.hideIn(tx, id, at);
  }

  showIn(tx: Tx, id: string): Promise<void> {
    return this.hiding.showIn(tx, id);
  }

  eraseIn(tx: Tx, id: string): Promise<void> {
    return this.hiding.eraseIn(tx, id);
  }

  settle(): Promise<void> {
    return this.hiding.settle();
  }
}

function reportedOf(held: HeldEntry, viewer: Viewer | null): GlossaryEntry {
  const { row, isWritten } = held;
  if (!row || !isWritten) throw notFound();
  if (!isReportable(held, viewer?.accountId ?? null)) throw forbidden('own-text');
  return row;
}

const entrySubject = (row: GlossaryEntry): Subject => ({
  path: `/glossary/${row.replaces ?? row.id}`,
  about: row.acronym,
  newsId: null,
  kind: null,
  communityId: null,
  territory: null,
  country: row.country,
  type: 'glossary-entry',
  id: row.id,
  associationId: null,
  authorId: row.editorId,
  state: stateOfEntry(row),
  isCorrectable: row.removedAt === null,
  isForFew: false,
  revision: row.revision,
  title: `${row.acronym} – ${row.sense}`,
  texts: writtenTexts([row.explanation, row.equivalent]),
  createdAt: row.updatedAt,
});

const stateOfEntry = ({ removedAt, hiddenAt }: GlossaryEntry): SubjectState =>
  removedAt === null ? stateOf({ isGone: false, hiddenAt }) : 'withdrawn';
