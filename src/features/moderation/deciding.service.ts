import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, DomainError, forbidden, invalidField, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import { actionsFor, clears, revisionOf } from './case.rules.js';
import { CaseStore } from './case.store.js';
import type { ModerationInput } from './decision.input.js';
import { DecisionRegister, type HeldCase } from './decision-register.service.js';
import { mayDecide, maySeeCase, maySuspend } from './moderation.policy.js';
import { ModeratorStandings } from './moderator-standing.service.js';
import { ReportedSubjects } from './subjects.service.js';

interface DecidableCase extends HeldCase {
  /** Whether who decides may close its author's access. */
  isSuspendable: boolean;
}

/** Decides about a text that was reported: once for all of its reports. */
@Injectable()
export class DecidingService {
  constructor(
    private readonly store: CaseStore,
    private readonly subjects: ReportedSubjects,
    private readonly standings: ModeratorStandings,
    private readonly register: DecisionRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param ifRevision what the person had before them; null for any
   * @throws DomainError not-found, not-yours-to-decide, not-to-suspend, report-decided, decision-impossible, stale,
   *   invalid on `suspension`, secrecy
   */
  async decide(
    viewer: Viewer,
    caseId: string,
    input: ModerationInput,
    ifRevision: number | null,
  ): Promise<void> {
    const { action, authorWord, reporterWord, confirmed } = input;
    const type = await this.unitOfWork.run(async (tx) => {
      const held = await this.lockIn(tx, viewer, caseId);
      checkDecidable(held, input, ifRevision);
      const country = held.subject?.country ?? null;
      const types = checkTexts({ authorWord, reporterWord }, { confirmed, country });
      const decision = {
        id: newId(),
        caseId,
        moderatorId: viewer.accountId,
        action,
        textRevision: held.subject?.revision ?? null,
        clears: clears(action, held.reports),
        suspendedUntil: null,
        authorWord: authorWord || null,
        reporterWord: reporterWord || null,
        at: this.clock.now(),
      };
      const suspension = input.suspension ?? null;
      await this.register.decideIn(tx, held, { decision, suspension }, types);
      return held.found.subjectType;
    });
    await this.subjects.of(type).settle?.();
  }

  /** The text first and then its case, as a report takes them. */
  private async lockIn(tx: Tx, viewer: Viewer, caseId: string): Promise<DecidableCase> {
    const known = await this.store.byId(tx, caseId);
    if (!known) throw notFound();
    const subject = await this.subjects.of(known.subjectType).lockIn(tx, known.subjectId);
    const found = await this.store.lockById(tx, caseId);
    const standing = await this.standings.of(viewer, tx);
    if (!found || !maySeeCase(found, standing)) throw notFound();
    const reports = await this.store.reportsOf(tx, [caseId]);
    const reporterIds = reports.map(({ reporterId }) => reporterId);
    const { associationId = null, authorId: writerId = null } = subject ?? {};
    const judged = { ...found, associationId, writerId, reporterIds };
    if (!mayDecide(judged, standing)) throw forbidden('not-yours-to-decide');
    return { found, subject, reports, isSuspendable: maySuspend(judged, standing) };
  }
}

function checkDecidable(
  { found, subject, isSuspendable }: DecidableCase,
  { action, suspension }: ModerationInput,
  ifRevision: number | null,
): void {
  const { status } = found;
  if (action === 'suspendre' && !isSuspendable) throw forbidden('not-to-suspend');
  if (action === 'suspendre' && suspension === undefined) throw invalidField('suspension', 'required');
  if (action !== 'suspendre' && suspension !== undefined) throw invalidField('suspension', 'invalid');
  const isStale = ifRevision !== null && ifRevision !== revisionOf(found, subject);
  const isPossible = actionsFor({ status, subject, maySuspend: isSuspendable }).includes(action);
  if (status !== 'open' && (isStale || !isPossible)) throw conflict('report-decided');
  if (isStale) throw new DomainError('stale', 'stale');
  if (!isPossible) throw conflict('decision-impossible');
}
