import { Injectable } from '@nestjs/common';
import { Clock, HOUR } from '../../kernel/clock.js';
import { DomainError, invalidField, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { addressChangeAsked } from './account.facts.js';
import type { AddressChangeInput } from './account.input.js';
import { AddressBook } from './address-book.service.js';
import type { AddressChange } from './address-change.entity.js';
import { CHANGES_AN_HOUR, CONFIRMATION_LIFETIME } from './address-change.rules.js';
import { AddressChangeStore } from './address-change.store.js';

/** Asking for an address: nothing changes until whoever reads it says so, and nothing tells whose it is. */
@Injectable()
export class AddressChangeService {
  constructor(
    private readonly store: AddressChangeStore,
    private readonly book: AddressBook,
    private readonly unitOfWork: UnitOfWork,
    private readonly credentials: Credentials,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Mails a link to the address. A second request for the same purpose takes the place of the first.
   * @throws DomainError invalid, on `email`: already-yours; too-many: too-many-address-changes
   */
  ask(viewer: Viewer, { email, purpose }: AddressChangeInput): Promise<AddressChange> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const account = await this.book.lockIn(tx, viewer.accountId);
      if (email === account.email || (purpose === 'backup' && email === account.backupEmail))
        throw invalidField('email', 'already-yours');
      if ((await this.store.countAsked(tx, account.id, now - HOUR)) >= CHANGES_AN_HOUR)
        throw new DomainError('too-many', 'too-many-address-changes');
      await this.store.withdrawPending(tx, { accountId: account.id, purpose, now });
      const change = this.asked(account.id, { email, purpose }, now);
      await this.store.insert(tx, change);
      await this.outbox.publish(tx, addressChangeAsked, { changeId: change.id }, { key: change.id });
      return change;
    });
  }

  /** One at most for each purpose. */
  pending(viewer: Viewer): Promise<AddressChange[]> {
    return this.store.pending(viewer.accountId, this.clock.now() - CONFIRMATION_LIFETIME);
  }

  /** @throws DomainError not-found */
  async withdraw(viewer: Viewer, id: string): Promise<void> {
    const { accountId } = viewer;
    const now = this.clock.now();
    if (!(await this.unitOfWork.run((tx) => this.store.withdrawPending(tx, { accountId, id, now }))))
      throw notFound();
  }

  private asked(accountId: string, { email, purpose }: AddressChangeInput, now: number): AddressChange {
    const id = newId();
    return {
      id,
      accountId,
      purpose,
      email,
      formerEmail: null,
      confirmationHash: hashToken(this.credentials.token('address-confirmation', id, 1)),
      undoHash: hashToken(this.credentials.token('address-undo', id, 1)),
      createdAt: now,
      withdrawnAt: null,
      confirmedAt: null,
      undoneAt: null,
    };
  }
}
