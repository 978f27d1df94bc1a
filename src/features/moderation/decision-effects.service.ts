import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { SuspensionLength } from '../../vocabulary/moderation.js';
import { SuspensionRegister } from '../accounts/suspension-register.service.js';
import type { Decision } from './decision.entity.js';
import type { ModerationCase } from './moderation-case.entity.js';
import type { Subject } from './subject.rules.js';
import { ReportedSubjects } from './subjects.service.js';

/** A decision to take, with the length of the suspension that it may be. */
export interface Deciding {
  decision: Decision;
  suspension: SuspensionLength | null;
}

/** Does what a decision says, to the text and to its author's access. */
@Injectable()
export class DecisionEffects {
  constructor(
    private readonly subjects: ReportedSubjects,
    private readonly suspensions: SuspensionRegister,
  ) {}

  async applyToTextIn(tx: Tx, { type, id, state }: Subject, { action, at }: Decision): Promise<void> {
    const subjects = this.subjects.of(type);
    if (action === 'masquer' && state === 'shown') await subjects.hideIn(tx, id, at);
    if (action === 'restaurer') await subjects.showIn(tx, id);
    if (action === 'supprimer' || action === 'suspendre') await subjects.eraseIn(tx, id, at);
  }

  /** @returns when the author's access comes back; null for never by itself, and where it is not suspended */
  async applyToAuthorIn(
    tx: Tx,
    { authorId }: ModerationCase,
    { decision: { moderatorId: by }, suspension: length }: Deciding,
  ): Promise<number | null> {
    if (length === null || authorId === null || by === null) return null;
    return (await this.suspensions.suspendIn(tx, authorId, { by, length })).endsAt;
  }
}
