import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, DomainError, forbidden, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import { actionsFor, revisionOf } from './case.rules.js';
import { CaseStore } from './case.store.js';
import type { ModerationInput } from './decision.input.js';
import { DecisionRegister, type HeldCase } from './decision-register.service.js';
import { mayDecide, maySeeCase } from './moderation.policy.js';
import { ModeratorStandings } from './moderator-standing.service.js';
import { ReportedSubjects } from './subjects.service.js';

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
   * @throws DomainError not-found, forbidden, report-decided, decision-impossible, stale, secrecy
   */
  decide(viewer: Viewer, caseId: string, input: ModerationInput, ifRevision: number | null): Promise<void> {
    const { action, authorWord, reporterWord, confirmed } = input;
    return this.unitOfWork.run(async (tx) => {
      const held = await this.lockIn(tx, viewer, caseId);
      checkDecidable(held, input, ifRevision);
      const country = held.subject && territoryCountry(held.subject.territory);
      const types = checkTexts({ authorWord, reporterWord }, { confirmed, country });
      const decision = {
        id: newId(),
        caseId,
        moderatorId: viewer.accountId,
        action,
        authorWord: authorWord || null,
        reporterWord: reporterWord || null,
        at: this.clock.now(),
      };
      await this.register.decideIn(tx, held, decision, types);
    });
  }

  /** The text first and then its case, as a report takes them. */
  private async lockIn(tx: Tx, viewer: Viewer, caseId: string): Promise<HeldCase> {
    const known = await this.store.byId(tx, caseId);
    if (!known) throw notFound();
    const subject = await this.subjects.of(known.subjectType).lockIn(tx, known.subjectId);
    const found = await this.store.lockById(tx, caseId);
    const standing = await this.standings.of(viewer, tx);
    if (!found || !maySeeCase(found, standing)) throw notFound();
    const reports = await this.store.reportsOf(tx, [caseId]);
    const reporterIds = reports.map(({ reporterId }) => reporterId);
    const associationId = subject?.associationId ?? null;
    if (!mayDecide({ ...found, associationId, reporterIds }, standing))
      throw forbidden('not-yours-to-decide');
    return { found, subject, reports };
  }
}

function checkDecidable(
  { found, subject }: HeldCase,
  { action }: ModerationInput,
  ifRevision: number | null,
): void {
  const { status, subjectType: type } = found;
  const isStale = ifRevision !== null && ifRevision !== revisionOf(found, subject);
  const isPossible = actionsFor({ type, status, subject: subject?.state ?? 'gone' }).includes(action);
  if (status !== 'open' && (isStale || !isPossible)) throw conflict('report-decided');
  if (isStale) throw new DomainError('stale', 'stale');
  if (!isPossible) throw conflict('decision-impossible');
}
