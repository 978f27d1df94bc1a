import { Injectable } from '@nestjs/common';
import { Clock, HOUR } from '../../kernel/clock.js';
import { Credentials } from '../../platform/credentials/credentials.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import type { Account } from './account.entity.js';
import type { AddressChanged } from './account.facts.js';
import { AccountService } from './account.service.js';
import type { AddressChange } from './address-change.entity.js';
import {
  checkConfirmation,
  checkUndo,
  CONFIRMATION_LIFETIME,
  undoableUntil,
} from './address-change.rules.js';
import { AddressChangeStore } from './address-change.store.js';
import { type Notice, NoticeMailWriter } from './notice-mail-writer.service.js';

/** What is written about an address: to the one asked for, and to the one that is left. */
@Injectable()
export class AddressMailService {
  constructor(
    private readonly store: AddressChangeStore,
    private readonly accounts: AccountService,
    private readonly credentials: Credentials,
    private readonly writer: NoticeMailWriter,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  /** The same mail whoever has the address. */
  async ask(changeId: string): Promise<void> {
    const change = await this.store.byId(changeId);
    if (!change || checkConfirmation(change, this.clock.now()) !== 'valid') return;
    await this.send(change.accountId, {
      kind: change.purpose === 'main' ? 'mainAsked' : 'backupAsked',
      id: change.id,
      at: change.createdAt,
      to: change.email,
      params: { email: change.email, hours: CONFIRMATION_LIFETIME / HOUR },
      path: `/addresses/confirmation/${this.credentials.token('address-confirmation', change.id, 1)}`,
    });
  }

  async tell({ changeId, step, at }: AddressChanged): Promise<void> {
    const change = await this.store.byId(changeId);
    if (!change) return;
    if (step === 'confirmed') return this.tellConfirmed(change, at);
    const { id, accountId, email, formerEmail } = change;
    const told = { kind: 'undone' as const, id, at, params: { email: formerEmail ?? '' }, path: '/sign-in' };
    for (const to of [formerEmail, email]) if (to !== null) await this.send(accountId, { ...told, to });
  }

  /**
   * Somebody asked to sign in with an address that its account left.
   * @param asked the request, for the mail to be the same when sent twice
   */
  async tellLeft(account: Account, asked: { id: string; email: string; createdAt: number }): Promise<void> {
    const change = await this.store.leaving(account.id, asked.email);
    if (!change || checkUndo(change, this.clock.now()) !== 'valid') return;
    const { id, email, createdAt } = asked;
    await this.send(account.id, { kind: 'left', id, at: createdAt, to: email, ...this.undoing(change) });
  }

  private async tellConfirmed(change: AddressChange, at: number): Promise<void> {
    const { id, accountId, email, formerEmail } = change;
    if (formerEmail !== null)
      return this.send(accountId, { kind: 'moved', id, at, to: formerEmail, ...this.undoing(change) });
    const [account] = await this.accounts.byIds([accountId]);
    if (account)
      await this.send(accountId, {
        kind: 'backupAdded',
        id,
        at,
        to: account.email,
        params: { email },
        path: '/settings/address',
      });
  }

  private undoing({ id, confirmedAt }: AddressChange): Pick<Notice, 'path' | 'instants'> {
    return {
      path: `/addresses/undo/${this.credentials.token('address-undo', id, 1)}`,
      instants: { until: undoableUntil(confirmedAt ?? 0) },
    };
  }

  private async send(accountId: string, notice: Notice): Promise<void> {
    const [account] = await this.accounts.byIds([accountId]);
    if (account) await this.transport.send(this.writer.write(account, notice));
  }
}
