import { Injectable } from '@nestjs/common';
import { conflict, DomainError } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Account } from './account.entity.js';
import type { SessionInput } from './account.input.js';
import { AccountService } from './account.service.js';
import { DeviceSignInService } from './device-sign-in.service.js';
import { type OpenedSession, SessionService } from './session.service.js';
import { isServiceMailbox } from './shared-mailbox.rules.js';
import type { SignInLink } from './sign-in-link.entity.js';
import { SignInProofService, type SignInRefusal } from './sign-in-proof.service.js';
import type { LinkCheck } from './sign-in.rules.js';

export interface SignedIn extends OpenedSession {
  /** Where the person wanted to go when they asked for the link. */
  next: string | null;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly proofs: SignInProofService,
    private readonly devices: DeviceSignInService,
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Whether a link's page can offer to sign in; showing it uses nothing up. */
  peek(token: string): Promise<LinkCheck | 'unknown'> {
    return this.proofs.peek(token);
  }

  /**
   * Opens a session with what came by mail, or with what a computer shows.
   * @throws DomainError invalid, on `token` or `code`; too-many after too many wrong codes; shared-mailbox, and the
   *   link or code stays good, until its owner says that nobody else reads a box such as accueil@…; address-left
   */
  async signIn(input: SessionInput, device: string): Promise<SignedIn> {
    const opening = { shared: input.shared ?? false, device };
    // A wrong code is counted by the same transaction that refuses, so the refusal is thrown after it.
    const outcome = await this.unitOfWork.run(async (tx) => {
      const onDevice = 'token' in input ? await this.devices.openIn(tx, input.token, opening) : null;
      if (onDevice) return typeof onDevice === 'string' ? onDevice : { ...onDevice, next: null };
      const found = await this.proofs.proveIn(tx, input);
      if (typeof found === 'string') return found;
      const account = await this.admitIn(tx, found, input.soleReader ?? false);
      if (typeof account === 'string') return account;
      return { ...(await this.sessions.openIn(tx, account, opening)), next: found.next };
    });
    if (typeof outcome !== 'string') return outcome;
    throw refused(outcome);
  }

  private async admitIn(tx: Tx, link: SignInLink, soleReader: boolean): Promise<Account | SignInRefusal> {
    const known = await this.accounts.byEmail(link.email, tx);
    // Nothing was mailed to such an address: whoever has its code has guessed it.
    if (!known && !this.accounts.mayBegin(link.email)) return 'link-unknown';
    const asksWhoReads = isServiceMailbox(link.email) && !known?.soleReaderAt;
    if (asksWhoReads && !soleReader) throw conflict('shared-mailbox');
    if (!(await this.proofs.useIn(tx, link))) return 'link-used';
    const account = await this.accounts.ensureActiveIn(tx, link.email, { locale: link.locale });
    if (asksWhoReads) await this.accounts.readsAloneIn(tx, account.id);
    return account;
  }
}

function refused(code: SignInRefusal): DomainError {
  if (code === 'too-many-codes') return new DomainError('too-many', code);
  return new DomainError('invalid', 'validation', [
    { field: code === 'wrong-code' ? 'code' : 'token', code },
  ]);
}
