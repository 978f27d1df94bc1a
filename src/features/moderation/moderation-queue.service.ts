import { Injectable } from '@nestjs/common';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListPage } from '../../platform/database/keyset.js';
import { Reader } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import { CaseReading, type SeenCase } from './case-reading.service.js';
import { CaseStore } from './case.store.js';
import type { Decision } from './decision.entity.js';
import type { CaseListInput } from './decision.input.js';
import { DecisionStore } from './decision.store.js';
import { mayModerate, maySeeCase } from './moderation.policy.js';
import { ModeratorStandings } from './moderator-standing.service.js';

/** What was decided, and by whom: null once that account is gone. */
export interface SeenDecision {
  decision: Decision;
  moderator: Account | null;
}

/** One case, with all that was ever decided about its text, oldest first. */
export interface CaseWithHistory extends SeenCase {
  decisions: SeenDecision[];
}

@Injectable()
export class ModerationQueue {
  constructor(
    private readonly cases: CaseStore,
    private readonly decisions: DecisionStore,
    private readonly standings: ModeratorStandings,
    private readonly reading: CaseReading,
    private readonly accounts: AccountService,
    private readonly reader: Reader,
  ) {}

  /** Oldest first. @throws DomainError moderators-only */
  async list(viewer: Viewer, { status, ...asked }: CaseListInput): Promise<ListPage<SeenCase>> {
    const standing = await this.standings.of(viewer, this.reader);
    if (!mayModerate(standing)) throw forbidden('moderators-only');
    const { accountId, isAdmin, communityIds } = standing;
    const page = await this.cases.list(
      this.reader,
      { accountId, communityIds: isAdmin ? null : [...communityIds] },
      { ...asked, statuses: status ? [status] : ['open', 'waiting'] },
    );
    return { items: await this.reading.seen(page.items, standing), next: page.next };
  }

  /** @throws DomainError not-found */
  async view(viewer: Viewer, id: string): Promise<CaseWithHistory> {
    const found = await this.cases.byId(this.reader, id);
    const standing = await this.standings.of(viewer, this.reader);
    if (!found || !maySeeCase(found, standing)) throw notFound();
    const [seen] = await this.reading.seen([found], standing);
    return { ...seen!, decisions: await this.decisionsAbout(found) };
  }

  private async decisionsAbout(found: SeenCase['found']): Promise<SeenDecision[]> {
    const all = await this.cases.ofSubject(this.reader, found);
    const decisions = await this.decisions.ofCases(
      this.reader,
      all.map(({ id }) => id),
    );
    const moderators = await this.accounts.byIds(decisions.flatMap(({ moderatorId }) => moderatorId ?? []));
    return decisions.map((decision) => ({
      decision,
      moderator: moderators.find(({ id }) => id === decision.moderatorId) ?? null,
    }));
  }
}
