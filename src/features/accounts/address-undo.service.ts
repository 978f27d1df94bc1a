import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidField } from '../../kernel/domain-error.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { addressChanged } from './account.facts.js';
import { AddressBook } from './address-book.service.js';
import type { AddressChange } from './address-change.entity.js';
import { addressesOf, checkUndo, undoneSince } from './address-change.rules.js';
import { AddressChangeStore } from './address-change.store.js';
import { SessionEnding } from './session-ending.service.js';

/** Whoever reads the address that an account left takes the account back: others may have moved it. */
@Injectable()
export class AddressUndoService {
  constructor(
    private readonly store: AddressChangeStore,
    private readonly book: AddressBook,
    private readonly sessions: SessionEnding,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Restores the address, undoes what came with the change, and closes every way in.
   * @throws DomainError invalid, on `token`: link-unknown, link-used, link-expired
   */
  undo(token: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const { accountId } = await this.undoable(tx, token, now);
      const account = await this.book.lockIn(tx, accountId);
      // Again, now that the account is held.
      const { id, formerEmail, confirmedAt } = await this.undoable(tx, token, now);
      const undone = await this.store.confirmedSince(tx, accountId, undoneSince(confirmedAt));
      const givenUp = addressesOf(undone, formerEmail);
      await this.book.restoreIn(tx, account, { email: formerEmail, givenUp, now });
      const ids = undone.map((change) => change.id);
      await this.store.update(tx, ids, { undoneAt: now });
      await this.sessions.endAllIn(tx, accountId, { reason: 'address.change-undone' });
      const told = { changeId: id, accountId, purpose: 'main' as const, step: 'undone' as const, at: now };
      await this.outbox.publish(tx, addressChanged, told, { key: `${id}:undone` });
    });
  }

  private async undoable(tx: Tx, token: string, now: number) {
    const change = await this.store.byUndo(hashToken(token), tx);
    const check = change && checkUndo(change, now);
    if (!change || !check) throw invalidField('token', 'link-unknown');
    if (check !== 'valid') throw invalidField('token', `link-${check}`);
    return change as AddressChange & { formerEmail: string; confirmedAt: number };
  }
}
