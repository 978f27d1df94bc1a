import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/locale.js';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { signInRequested } from './account.facts.js';
import { LINKS_AN_HOUR } from './sign-in.rules.js';
import { SignInStore } from './sign-in.store.js';

@Injectable()
export class SignInRequestService {
  constructor(
    private readonly store: SignInStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly credentials: Credentials,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Has a link and a code mailed. It does and answers the same whether or not the address is known: who may
   * have an account is decided by the worker that mails.
   */
  request(email: string, locale: Locale, next: string | null = null): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const asked = await this.store.linksOfLastHour(tx, email, now);
      if (asked.length >= LINKS_AN_HOUR) return;
      const id = newId();
      await this.store.insert(tx, {
        id,
        email,
        tokenHash: hashToken(this.credentials.token('sign-in', id, 1)),
        wrongCodes: 0,
        locale,
        next,
        createdAt: now,
        usedAt: null,
      });
      await this.outbox.publish(tx, signInRequested, { linkId: id }, { key: id });
    });
  }
}
