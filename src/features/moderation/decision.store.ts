import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Decision } from './decision.entity.js';
import { ModerationCase } from './moderation-case.entity.js';
import type { SubjectRef } from './subject.rules.js';

@Injectable()
export class DecisionStore {
  byId(from: Reader | Tx, id: string): Promise<Decision | null> {
    return from.manager.findOneBy(Decision, { id });
  }

  /** Oldest first. */
  ofCases(from: Reader | Tx, caseIds: readonly string[]): Promise<Decision[]> {
    if (!caseIds.length) return Promise.resolve([]);
    return from.manager.find(Decision, {
      where: { caseId: In([...caseIds]) },
      order: { at: 'ASC', id: 'ASC' },
    });
  }

  /** The revision of a text that was last found to expose nobody; null for none. */
  async clearedRevision(tx: Tx, { subjectType, subjectId }: SubjectRef): Promise<number | null> {
    const found = await tx.manager
      .createQueryBuilder(Decision, 'decision')
      .innerJoin(ModerationCase, 'found', 'found.id = decision.caseId')
      .select('max(decision.textRevision)', 'revision')
      .where('found.subjectType = :subjectType and found.subjectId = :subjectId', { subjectType, subjectId })
      .andWhere('decision.clears = :clears', { clears: true })
      .getRawOne<{ revision: number | null }>();
    return found?.revision ?? null;
  }

  async insert(tx: Tx, decision: Decision): Promise<void> {
    await tx.manager.insert(Decision, decision);
  }
}
