import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import { ModeratorService } from '../communities/moderator.service.js';
import { CaseStore } from './case.store.js';
import type { Decision } from './decision.entity.js';
import { DecisionStore } from './decision.store.js';
import type { ModerationCase } from './moderation-case.entity.js';
import type { DecidedLetter } from './moderation.facts.js';
import type { Subject } from './subject.rules.js';
import { ReportedSubjects } from './subjects.service.js';

/** All that a mail about a report says, loaded fresh. */
export interface ModerationLetter {
  decided: DecidedLetter;
  found: ModerationCase;
  account: Account;
  /** Null once its row is gone. */
  subject: Subject | null;
  /** Of an answer. */
  decision: Decision | null;
  /** When its reader reported; null for others. */
  reportedAt: number | null;
}

@Injectable()
export class ModerationLetterReader {
  constructor(
    private readonly cases: CaseStore,
    private readonly decisions: DecisionStore,
    private readonly subjects: ReportedSubjects,
    private readonly accounts: AccountService,
    private readonly moderators: ModeratorService,
    private readonly reader: Reader,
  ) {}

  /** Null once its reader or its reason is gone. */
  async load(decided: DecidedLetter): Promise<ModerationLetter | null> {
    const { caseId, accountId, decisionId } = decided;
    const found = await this.cases.byId(this.reader, caseId);
    const [account] = await this.accounts.byIds([accountId]);
    if (!found || !account) return null;
    const subject = (await this.subjects.find(this.reader, [found])).get(found.subjectId) ?? null;
    const reports = await this.cases.reportsOf(this.reader, [caseId]);
    const letter: ModerationLetter = {
      decided,
      found,
      account,
      subject,
      decision: decisionId === null ? null : await this.decisions.byId(this.reader, decisionId),
      reportedAt: reports.find(({ reporterId }) => reporterId === accountId)?.at ?? null,
    };
    return (await this.stands(letter)) ? letter : null;
  }

  private async stands({ decided, found, account, subject, decision }: ModerationLetter): Promise<boolean> {
    switch (decided.kind) {
      case 'waiting':
      case 'exposed':
      case 'corrected':
        return found.status === 'open' && (await this.moderates(account, found));
      case 'hidden':
        return subject?.state === 'hidden';
      case 'decided':
      case 'answered':
        return decision !== null;
    }
  }

  private async moderates({ id, isAdmin }: Account, { communityId }: ModerationCase): Promise<boolean> {
    if (isAdmin) return true;
    if (communityId === null) return false;
    return (await this.moderators.ofCommunity(communityId)).some((moderator) => moderator.id === id);
  }
}
