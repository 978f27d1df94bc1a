import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { SessionInput } from './account.input.js';
import type { SignInLink } from './sign-in-link.entity.js';
import { checkCode, checkLink, type LinkCheck } from './sign-in.rules.js';
import { SignInStore } from './sign-in.store.js';

export type SignInRefusal = 'link-used' | 'link-expired' | 'link-unknown' | 'wrong-code' | 'too-many-codes';

/** What came by mail proves who reads an address. */
@Injectable()
export class SignInProofService {
  constructor(
    private readonly store: SignInStore,
    private readonly credentials: Credentials,
    private readonly clock: Clock,
  ) {}

  /** Whether a link's page can offer to sign in; showing it uses nothing up. */
  async peek(token: string): Promise<LinkCheck | 'unknown'> {
    const link = await this.store.peek(hashToken(token));
    return link ? checkLink(link, this.clock.now()) : 'unknown';
  }

  /** Counts a wrong code, so that the caller refuses once its transaction is over. */
  proveIn(tx: Tx, input: SessionInput): Promise<SignInLink | SignInRefusal> {
    return 'token' in input ? this.byToken(tx, input.token) : this.byCode(tx, input);
  }

  /** @returns whether this call used it: of two at once, one does. */
  useIn(tx: Tx, link: SignInLink): Promise<boolean> {
    return this.store.use(tx, link.id, this.clock.now());
  }

  private async byToken(tx: Tx, token: string): Promise<SignInLink | SignInRefusal> {
    const link = await this.store.findByTokenHash(tx, hashToken(token));
    if (!link) return 'link-unknown';
    const check = checkLink(link, this.clock.now());
    return check === 'valid' ? link : `link-${check}`;
  }

  private async byCode(tx: Tx, given: { email: string; code: string }): Promise<SignInLink | SignInRefusal> {
    const now = this.clock.now();
    const links = await this.store.linksOfLastHour(tx, given.email, now);
    const check = checkCode(links, (link) => this.credentials.isCode(link.id, given.code), now);
    if (check.ok) return check.link;
    if (check.reason === 'wrong-code' && links[0]) await this.store.countWrongCode(tx, links[0].id);
    return check.reason;
  }
}
