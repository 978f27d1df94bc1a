import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, invalidField } from '../../kernel/domain-error.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Account } from './account.entity.js';
import { addressChanged } from './account.facts.js';
import type { AddressConfirmationInput } from './account.input.js';
import { AddressBook } from './address-book.service.js';
import type { AddressChange } from './address-change.entity.js';
import { checkConfirmation } from './address-change.rules.js';
import { AddressChangeStore } from './address-change.store.js';
import { isServiceMailbox } from './shared-mailbox.rules.js';

/** Whoever reads an address says that it is theirs. */
@Injectable()
export class AddressConfirmationService {
  constructor(
    private readonly store: AddressChangeStore,
    private readonly book: AddressBook,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * The other sessions stay: whoever confirms held the account already.
   * @throws DomainError invalid, on `token`: link-unknown, link-used, link-expired; conflict: shared-mailbox,
   *   address-taken, address-invited
   */
  confirm({ token, soleReader = false }: AddressConfirmationInput): Promise<AddressChange> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const { accountId } = await this.confirmable(tx, token, now);
      const account = await this.book.lockIn(tx, accountId);
      // Again, now that the account is held: of two clicks at once, one confirms.
      const change = await this.confirmable(tx, token, now);
      if (isServiceMailbox(change.email) && !soleReader) throw conflict('shared-mailbox');
      const confirmed = {
        confirmedAt: now,
        formerEmail: change.purpose === 'main' ? account.email : null,
      };
      await this.giveIn(tx, account, change, now);
      await this.store.update(tx, [change.id], confirmed);
      await this.tellIn(tx, change);
      return { ...change, ...confirmed };
    });
  }

  private async confirmable(tx: Tx, token: string, now: number): Promise<AddressChange> {
    const change = await this.store.byConfirmation(hashToken(token), tx);
    if (!change) throw invalidField('token', 'link-unknown');
    const check = checkConfirmation(change, now);
    if (check !== 'valid') throw invalidField('token', `link-${check}`);
    return change;
  }

  private giveIn(tx: Tx, account: Account, { purpose, email }: AddressChange, now: number): Promise<void> {
    return purpose === 'main'
      ? this.book.moveIn(tx, account, email, now)
      : this.book.setBackupIn(tx, account, email, now);
  }

  private async tellIn(tx: Tx, { id, accountId, purpose }: AddressChange): Promise<void> {
    await this.audit.record(tx, {
      actorId: accountId,
      action: purpose === 'main' ? 'address.changed' : 'backup-address.added',
      subject: { type: 'account', id: accountId },
      details: { change: id },
    });
    const told = { changeId: id, accountId, purpose, step: 'confirmed' as const, at: this.clock.now() };
    await this.outbox.publish(tx, addressChanged, told, { key: `${id}:confirmed` });
  }
}
