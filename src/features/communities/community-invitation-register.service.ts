import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { CommunityInvitation } from './community-invitation.entity.js';
import { nextMailAt } from './community-invitation.rules.js';
import { CommunityDoorStore } from './community-door.store.js';
import { CommunityTokens } from './community-tokens.service.js';
import { LetterRegister } from './letter-register.service.js';

/** Writes what was decided about an invitation to a community, with the mail that brings it. */
@Injectable()
export class CommunityInvitationRegister {
  constructor(
    private readonly doors: CommunityDoorStore,
    private readonly tokens: CommunityTokens,
    private readonly letters: LetterRegister,
    private readonly clock: Clock,
  ) {}

  /** Anew, or again: a mail follows, a day after the last one at the soonest. */
  async giveIn(
    tx: Tx,
    before: CommunityInvitation | null,
    given: Pick<CommunityInvitation, 'communityId' | 'accountId' | 'knownAs' | 'invitedBy'>,
  ): Promise<void> {
    const now = this.clock.now();
    const mailedAt = nextMailAt(before, now);
    const id = before?.id ?? newId();
    const isNew = before === null || before.closedAt !== null;
    const values = { ...given, mailedAt, closedAt: null, createdAt: isNew ? now : before.createdAt };
    if (before) await this.doors.updateInvitation(tx, id, values);
    else await this.doors.insertInvitation(tx, { id, ...this.tokens.hashesOf(id), ...values });
    await this.letters.tellIn(tx, [given.accountId], {
      kind: 'invited',
      communityId: given.communityId,
      aboutId: given.invitedBy,
      subjectId: id,
      at: mailedAt,
    });
  }
}
