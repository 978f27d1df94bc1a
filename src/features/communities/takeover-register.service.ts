import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { takeoverDue } from './community.facts.js';
import { LetterRegister } from './letter-register.service.js';
import type { Takeover } from './takeover.entity.js';
import { opposableUntil } from './takeover.rules.js';
import { TakeoverStore } from './takeover.store.js';

/** Writes what was decided about a takeover, with its audit entry and the mails that say it. */
@Injectable()
export class TakeoverRegister {
  constructor(
    private readonly store: TakeoverStore,
    private readonly letters: LetterRegister,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async askIn(tx: Tx, communityId: string, accountId: string): Promise<void> {
    const askedAt = this.clock.now();
    const takeover = { id: newId(), communityId, accountId, askedAt, dueAt: opposableUntil(askedAt) };
    await this.store.insert(tx, takeover);
    const { id, dueAt } = takeover;
    await this.outbox.publish(tx, takeoverDue, { takeoverId: id }, { key: id, at: dueAt });
    const said = { communityId, aboutId: accountId, subjectId: id };
    await this.letters.tellOrganisersIn(tx, { kind: 'takeoverAsked', ...said });
    await this.record(tx, takeover, 'asked', accountId);
  }

  /** Withdrawn by who asked, or opposed by an organiser: then who asked is told. */
  async endIn(tx: Tx, takeover: Takeover, actorId: string): Promise<void> {
    const { communityId, accountId } = takeover;
    await this.store.remove(tx, communityId);
    const isOwn = accountId === actorId;
    if (!isOwn) await this.letters.tellIn(tx, [accountId], { kind: 'takeoverOpposed', communityId });
    await this.record(tx, takeover, isOwn ? 'withdrawn' : 'opposed', actorId);
  }

  /** Once who asked is an organiser too. */
  async concludeIn(tx: Tx, takeover: Takeover, organiserIds: string[]): Promise<void> {
    const { communityId, accountId } = takeover;
    await this.store.remove(tx, communityId);
    await this.letters.tellIn(tx, organiserIds, { kind: 'takenOver', communityId, aboutId: accountId });
    await this.letters.tellIn(tx, [accountId], { kind: 'tookOver', communityId });
    await this.record(tx, takeover, 'done', null);
  }

  private record(tx: Tx, { id }: Takeover, deed: string, actorId: string | null): Promise<void> {
    return this.audit.record(tx, { actorId, action: `takeover.${deed}`, subject: { type: 'takeover', id } });
  }
}
