import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { RuleCode } from '../../secrecy/find.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import { concernsAuthor, statusAfter } from './case.rules.js';
import { CaseStore } from './case.store.js';
import type { Decision } from './decision.entity.js';
import { type Deciding, DecisionEffects } from './decision-effects.service.js';
import { DecisionStore } from './decision.store.js';
import type { ModerationCase } from './moderation-case.entity.js';
import { ModerationLetterRegister } from './moderation-letter-register.service.js';
import type { Report } from './report.entity.js';
import type { Subject } from './subject.rules.js';

/** A case held for a decision; its text is null once that row is gone. */
export interface HeldCase {
  found: ModerationCase;
  subject: Subject | null;
  reports: readonly Report[];
}

/** Writes a decision down, does what it says, and tells its author and those who reported. */
@Injectable()
export class DecisionRegister {
  constructor(
    private readonly cases: CaseStore,
    private readonly decisions: DecisionStore,
    private readonly effects: DecisionEffects,
    private readonly letters: ModerationLetterRegister,
    private readonly audit: AuditLog,
    private readonly secrecy: SecrecyLog,
  ) {}

  async decideIn(tx: Tx, held: HeldCase, deciding: Deciding, types: readonly RuleCode[]): Promise<void> {
    const { found, subject } = held;
    const suspendedUntil = await this.effects.applyToAuthorIn(tx, found, deciding);
    const decision = { ...deciding.decision, suspendedUntil };
    const { action, moderatorId: actorId } = decision;
    if (subject) await this.effects.applyToTextIn(tx, subject, decision);
    await this.decisions.insert(tx, decision);
    await this.cases.answer(tx, found.id, decision.id);
    const changed = { status: statusAfter(action), revision: found.revision + 1, correctedAt: null };
    await this.cases.update(tx, found.id, changed);
    const deed = { actorId, subject: { type: found.subjectType, id: found.subjectId } };
    await this.audit.record(tx, { ...deed, action: 'moderation.decided', details: { action } });
    await this.secrecy.recordIn(tx, deed, types);
    await this.tellIn(tx, { ...held, found: { ...found, ...changed } }, decision);
  }

  private async tellIn(tx: Tx, { found, subject, reports }: HeldCase, decision: Decision): Promise<void> {
    const { id: decisionId, action, authorWord } = decision;
    if (concernsAuthor(action, authorWord))
      await this.letters.tellIn(tx, found, authorsOf(found, subject), { kind: 'decided', decisionId });
    const waiting = reports.filter((report) => report.decisionId === null);
    const reporters = waiting.map(({ reporterId }) => reporterId).filter((id) => id !== null);
    await this.letters.tellIn(tx, found, reporters, { kind: 'answered', decisionId });
  }
}

/** Who wrote what was reported and, where others write in the same text, what it says by now. */
const authorsOf = (found: ModerationCase, subject: Subject | null): string[] =>
  [found.authorId, subject?.authorId ?? null].filter((id) => id !== null);
