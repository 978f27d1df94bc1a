import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { digestMorning } from './digest.facts.js';
import { DigestStore } from './digest.store.js';
import type { DigestSubscription } from './digest-subscription.entity.js';

/** Keeps when digests are due. Each of these mornings is a row that waits for it, one for all who have it. */
@Injectable()
export class DigestRegister {
  constructor(
    private readonly store: DigestStore,
    private readonly outbox: Outbox,
  ) {}

  /** Passes over those who have a subscription by now. */
  async addIn(tx: Tx, subscriptions: DigestSubscription[]): Promise<void> {
    await this.store.add(tx, subscriptions);
    await this.awaitIn(tx, subscriptions);
  }

  async saveIn(tx: Tx, subscriptions: DigestSubscription[]): Promise<void> {
    await this.store.save(tx, subscriptions);
    await this.awaitIn(tx, subscriptions);
  }

  private async awaitIn(tx: Tx, subscriptions: readonly DigestSubscription[]): Promise<void> {
    const mornings = new Set(subscriptions.map(({ nextAt }) => nextAt).filter((at) => at !== null));
    await this.outbox.publishAll(
      tx,
      digestMorning,
      [...mornings].map((at) => ({ payload: { at, part: 0 }, key: `${at}:0`, at })),
    );
  }
}
