import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Decision } from './decision.entity.js';

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

  async insert(tx: Tx, decision: Decision): Promise<void> {
    await tx.manager.insert(Decision, decision);
  }
}
