import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountService } from './account.service.js';
import type { SessionInput } from './account.input.js';
import { type OpenedSession, SessionService } from './session.service.js';
import type { SignInLink } from './sign-in-link.entity.js';
import { checkCode, checkLink, type LinkCheck } from './sign-in.rules.js';
import { SignInStore } from './sign-in.store.js';

export interface SignedIn extends OpenedSession {
  /** Where the person wanted to go when they asked for the link. */
  next: string | null;
}

type Refusal = 'link-used' | 'link-expired' | 'link-unknown' | 'wrong-code' | 'too-many-codes';

@Injectable()
export class SignInService {
  constructor(
    private readonly store: SignInStore,
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    private readonly credentials: Credentials,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whether a link's page can offer to sign in; showing it uses nothing up. */
  async peek(token: string): Promise<LinkCheck | 'unknown'> {
    const link = await this.store.peek(hashToken(token));
    return link ? checkLink(link, this.clock.now()) : 'unknown';
  }

  /**
   * Opens a session with what came by mail.
   * @throws DomainError invalid, on `token` or `code`; too-many after too many wrong codes
   */
  async signIn(input: SessionInput, device: string): Promise<SignedIn> {
    // A wrong code is counted by the same transaction that refuses, so the refusal is thrown after it.
    const outcome = await this.unitOfWork.run(async (tx) => {
      const found = 'token' in input ? await this.byToken(tx, input.token) : await this.byCode(tx, input);
      if (typeof found === 'string') return found;
      if (!(await this.store.use(tx, found.id, this.clock.now()))) return 'link-used' as const;
      const account = await this.accounts.ensureActiveIn(tx, found.email, { locale: found.locale });
      const opened = await this.sessions.openIn(tx, account, { shared: input.shared ?? false, device });
      return { ...opened, next: found.next };
    });
    if (typeof outcome !== 'string') return outcome;
    if (outcome === 'too-many-codes') throw new DomainError('too-many', outcome);
    throw new DomainError('invalid', 'validation', [
      { field: outcome === 'wrong-code' ? 'code' : 'token', code: outcome },
    ]);
  }

  private async byToken(tx: Tx, token: string): Promise<SignInLink | Refusal> {
    const link = await this.store.findByTokenHash(tx, hashToken(token));
    if (!link) return 'link-unknown';
    const check = checkLink(link, this.clock.now());
    return check === 'valid' ? link : `link-${check}`;
  }

  private async byCode(tx: Tx, given: { email: string; code: string }): Promise<SignInLink | Refusal> {
    const now = this.clock.now();
    const links = await this.store.linksOfLastHour(tx, given.email, now);
    const check = checkCode(links, (link) => this.credentials.isCode(link.id, given.code), now);
    if (check.ok) return check.link;
    if (check.reason === 'wrong-code' && links[0]) await this.store.countWrongCode(tx, links[0].id);
    return check.reason;
  }
}
