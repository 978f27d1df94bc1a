import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { pageByInstant } from '../../platform/database/instant-page.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { type CaseStatus, ModerationCase } from './moderation-case.entity.js';
import { Report } from './report.entity.js';
import type { SubjectRef } from './subject.rules.js';

/** Whose cases are listed, beside those of their own texts. */
interface Moderating {
  accountId: string;
  /** Null for all: whoever administers the instance. */
  communityIds: readonly string[] | null;
}

@Injectable()
export class CaseStore {
  async byId(from: Reader | Tx, id: string): Promise<ModerationCase | null> {
    return isId(id) ? from.manager.findOneBy(ModerationCase, { id }) : null;
  }

  lockById(tx: Tx, id: string): Promise<ModerationCase | null> {
    const query = tx.manager.createQueryBuilder(ModerationCase, 'found').where('found.id = :id', { id });
    return tx.locking(query).getOne();
  }

  /** The one that is not closed, under its text's lock. */
  live(tx: Tx, { subjectType, subjectId }: SubjectRef): Promise<ModerationCase | null> {
    return tx.manager
      .createQueryBuilder(ModerationCase, 'found')
      .where('found.subjectType = :subjectType and found.subjectId = :subjectId', { subjectType, subjectId })
      .andWhere("found.status <> 'closed'")
      .getOne();
  }

  /** Oldest first. */
  async list(
    from: Reader,
    { accountId, communityIds }: Moderating,
    { statuses, ...asked }: ListAsked & { statuses: readonly CaseStatus[] },
  ): Promise<ListPage<ModerationCase>> {
    const query = from.manager
      .createQueryBuilder(ModerationCase, 'found')
      .where('found.status in (:...statuses)', { statuses })
      .andWhere('(found.authorId is null or found.authorId <> :accountId)', { accountId });
    if (communityIds) query.andWhere('found.communityId in (:...communityIds)', { communityIds });
    return pageByInstant(query, { by: 'openedAt', order: 'ASC' }, asked);
  }

  /** All that was ever reported of a text, latest first. */
  ofSubject(from: Reader, { subjectType, subjectId }: SubjectRef): Promise<ModerationCase[]> {
    return from.manager.find(ModerationCase, {
      where: { subjectType, subjectId },
      order: { openedAt: 'DESC', id: 'DESC' },
    });
  }

  async insert(tx: Tx, made: ModerationCase): Promise<void> {
    await tx.manager.insert(ModerationCase, made);
  }

  async update(tx: Tx, id: string, values: Partial<ModerationCase>): Promise<void> {
    await tx.manager.update(ModerationCase, { id }, values);
  }

  /** Oldest first. */
  reportsOf(from: Reader | Tx, caseIds: readonly string[]): Promise<Report[]> {
    if (!caseIds.length) return Promise.resolve([]);
    return from.manager.find(Report, {
      where: { caseId: In([...caseIds]) },
      order: { at: 'ASC', id: 'ASC' },
    });
  }

  async insertReport(tx: Tx, report: Report): Promise<void> {
    await tx.manager.insert(Report, report);
  }

  async updateReport(tx: Tx, id: string, values: Partial<Report>): Promise<void> {
    await tx.manager.update(Report, { id }, values);
  }

  /** Those that waited for an answer have it. */
  async answer(tx: Tx, caseId: string, decisionId: string): Promise<void> {
    await tx.manager.update(Report, { caseId, decisionId: IsNull() }, { decisionId });
  }
}
