import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { associationNoticeDecided, type DecidedNotice } from './association.facts.js';

type Told = Pick<DecidedNotice, 'kind' | 'associationId'> &
  Partial<Pick<DecidedNotice, 'aboutId' | 'adhesionId' | 'role' | 'endsOn'>> & {
    /** Names what each reader is told only once, for what may be decided again after a crash. */
    once?: string;
  };

/** Hands the mails that an association owes to the outbox, a row each. */
@Injectable()
export class AssociationNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async tellIn(tx: Tx, accountIds: readonly string[], { once, ...told }: Told): Promise<void> {
    const at = this.clock.now();
    await this.outbox.publishAll(
      tx,
      associationNoticeDecided,
      accountIds.map((accountId) => {
        const id = newId();
        const nothing = { aboutId: null, adhesionId: null, role: null, endsOn: null };
        return {
          payload: { ...nothing, ...told, id, accountId, at },
          key: once ? `${once}:${accountId}` : id,
        };
      }),
    );
  }
}
