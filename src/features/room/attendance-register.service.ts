import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { AccountService } from '../accounts/account.service.js';
import { AttendanceStore } from './attendance.store.js';

/** Keeps who came, however it is known. */
@Injectable()
export class AttendanceRegister {
  constructor(
    private readonly store: AttendanceStore,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** Through the gate. What a host corrected is theirs to correct again, but for somebody who comes after all. */
  async cameIn(tx: Tx, eventId: string, accountId: string): Promise<void> {
    const known = await this.store.find(tx, eventId, accountId);
    if (known?.present) return;
    await this.store.save(tx, {
      eventId,
      accountId,
      present: true,
      source: 'gate',
      markedBy: null,
      at: this.clock.now(),
    });
    await this.accounts.seenIn(tx, accountId);
  }

  async isKnownIn(tx: Tx, eventId: string, accountId: string): Promise<boolean> {
    return (await this.store.find(tx, eventId, accountId)) !== null;
  }

  /** By a host's word. */
  async markIn(
    tx: Tx,
    marked: { eventId: string; accountId: string; present: boolean; markedBy: string },
  ): Promise<void> {
    const account = await this.accounts.byIdIn(tx, marked.accountId);
    await this.store.save(tx, { ...marked, source: 'host', at: this.clock.now() });
    // Who never signed in has not shown up here, and is still asked for a name.
    if (marked.present && account.state === 'active') await this.accounts.seenIn(tx, account.id);
  }
}
