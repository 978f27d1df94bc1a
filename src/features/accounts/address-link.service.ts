import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import { Reader } from '../../platform/database/transaction.js';
import { AccountStore } from './account.store.js';
import type { AddressChange } from './address-change.entity.js';
import { type ChangeCheck, checkConfirmation, checkUndo } from './address-change.rules.js';
import { AddressChangeStore } from './address-change.store.js';
import { isServiceMailbox } from './shared-mailbox.rules.js';

/** What a mailed link about an address can do now; showing it does nothing. */
export interface AddressLink {
  check: ChangeCheck | 'unknown';
  /** Null where the link is unknown. */
  change: AddressChange | null;
  /** Whose account it is about. */
  name: string;
  asksWhoReads: boolean;
}

@Injectable()
export class AddressLinkService {
  constructor(
    private readonly store: AddressChangeStore,
    private readonly accounts: AccountStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async confirmation(token: string): Promise<AddressLink> {
    const change = await this.store.byConfirmation(hashToken(token));
    return this.link(change, change && checkConfirmation(change, this.clock.now()));
  }

  async undo(token: string): Promise<AddressLink> {
    const change = await this.store.byUndo(hashToken(token));
    return this.link(change, change && checkUndo(change, this.clock.now()));
  }

  private async link(change: AddressChange | null, check: ChangeCheck | null): Promise<AddressLink> {
    if (!change || !check) return { check: 'unknown', change: null, name: '', asksWhoReads: false };
    const account = await this.accounts.findById(this.reader, change.accountId);
    const asksWhoReads = isServiceMailbox(change.email);
    return { check, change, name: account?.displayName ?? '', asksWhoReads };
  }
}
