import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import { SuspensionCheck } from '../accounts/suspension-check.service.js';
import { AssociationService } from '../associations/association.service.js';
import { ModeratorService } from '../communities/moderator.service.js';
import type { ModerationCase } from './moderation-case.entity.js';
import { type LetterKind, moderationLetter } from './moderation.facts.js';

interface Said {
  kind: LetterKind;
  decisionId?: string | null;
}

/** Of a text, beside its case: what keeps somebody from deciding about it. */
interface Reported {
  associationId: string | null;
  reporterIds: readonly (string | null)[];
}

/** Hands the mails that follow from a report to the outbox, a row each. */
@Injectable()
export class ModerationLetterRegister {
  constructor(
    private readonly moderators: ModeratorService,
    private readonly accounts: AccountService,
    private readonly associations: AssociationService,
    private readonly suspensions: SuspensionCheck,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Whoever was told already of this revision of the case is not told again. */
  async tellIn(
    tx: Tx,
    { id: caseId, revision }: Pick<ModerationCase, 'id' | 'revision'>,
    accountIds: readonly string[],
    { kind, decisionId = null }: Said,
  ): Promise<void> {
    const at = this.clock.now();
    await this.outbox.publishAll(
      tx,
      moderationLetter,
      [...new Set(accountIds)].map((accountId) => {
        const id = `${caseId}.${revision}.${kind}.${accountId}`;
        return { payload: { id, kind, caseId, decisionId, accountId, at }, key: id };
      }),
    );
  }

  /** To those who may decide: the community's own, or else those who administer the instance. */
  async tellModeratorsIn(
    tx: Tx,
    found: ModerationCase,
    { kind, associationId, reporterIds }: Reported & { kind: LetterKind },
  ): Promise<void> {
    const writers = associationId === null ? null : await this.associations.writersOf(associationId, tx);
    const mayDecide = ({ id }: Account): boolean =>
      id !== found.authorId && !reporterIds.includes(id) && !writers?.has(id);
    const { communityId } = found;
    const theirs = communityId === null ? [] : await this.moderators.ofCommunity(communityId, tx);
    const closed = await this.suspensions.suspendedAmong(
      tx,
      theirs.map(({ id }) => id),
    );
    const near = theirs.filter((each) => mayDecide(each) && !closed.has(each.id));
    const told = near.length > 0 ? near : (await this.accounts.adminsIn(tx)).filter(mayDecide);
    const ids = told.map(({ id }) => id);
    await this.tellIn(tx, found, ids, { kind });
  }
}
