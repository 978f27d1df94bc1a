import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Reader } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Account } from '../accounts/account.entity.js';
import { AddressRefusalService } from '../accounts/address-refusal.service.js';
import { DigestRegister } from './digest-register.service.js';
import { DigestStore } from './digest.store.js';
import { usualSubscription } from './digest-timing.rules.js';

const CHUNK = 500;

/** Whoever signs in gets digests from then on, unless they refused what is mailed to them. */
@Injectable()
export class DigestEnrolment {
  constructor(
    private readonly store: DigestStore,
    private readonly register: DigestRegister,
    private readonly refusals: AddressRefusalService,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** All who are new, some at a time. */
  async enrol(): Promise<void> {
    for (;;) {
      const newcomers = await this.store.newcomers(this.reader, CHUNK);
      if (newcomers.length) await this.begin(newcomers);
      if (newcomers.length < CHUNK) return;
    }
  }

  private async begin(newcomers: readonly Account[]): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      const refusing = await this.refusals.refusing(
        tx,
        newcomers.map(({ email }) => email),
      );
      const subscriptions = newcomers.map((account) => {
        const usual = usualSubscription(account, now);
        return refusing.has(account.email) ? { ...usual, nextAt: null } : usual;
      });
      await this.register.addIn(tx, subscriptions);
    });
  }
}
