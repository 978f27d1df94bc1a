import { Injectable } from '@nestjs/common';
import { invalidField, notFound } from '../../kernel/domain-error.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountService } from '../accounts/account.service.js';
import { PassOnService } from '../events/pass-on.service.js';
import { RsvpService, type RsvpView } from '../rsvps/rsvp.service.js';
import type { AnswerLinkInput } from './answer-link.input.js';
import { type AnswerLink, AnswerLinkReader } from './answer-link-reader.service.js';
import { InviteStore } from './invite.store.js';

/** Answering from a mail, without signing in: one event and one answer, and nothing else. */
@Injectable()
export class AnswerLinkService {
  constructor(
    private readonly reader: AnswerLinkReader,
    private readonly invites: InviteStore,
    private readonly accounts: AccountService,
    private readonly rsvps: RsvpService,
    private readonly passing: PassOnService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError not-found: unknown, revoked, or over for a day */
  open(token: string): Promise<AnswerLink> {
    return this.reader.open(token);
  }

  /** « Ce n'est pas vous ? » @throws DomainError those of `open` and of `PassOnService.passOn` */
  async passOn(token: string, email: string): Promise<void> {
    const { account, event } = await this.reader.open(token);
    await this.passing.passOn(account.id, event.id, email);
  }

  /**
   * Answers for the person to whom the link was mailed; somebody without an account yet gives a name with it.
   * @throws DomainError those of `open` and of `RsvpService.respond`; invalid, on `displayName`
   */
  async answer(token: string, { displayName, ...input }: AnswerLinkInput): Promise<RsvpView> {
    const { event, needsName } = await this.reader.open(token);
    if (needsName && !displayName && input.answer !== 'no') throw invalidField('displayName', 'required');
    return this.unitOfWork.run(async (tx) => {
      const invite = await this.invites.byAnswerToken(hashToken(token), tx);
      const account = invite && (await this.accounts.holder(invite.accountId, tx));
      if (!account) throw notFound();
      if (needsName && displayName) await this.accounts.nameIn(tx, account, displayName);
      await this.accounts.seenIn(tx, account.id);
      return this.rsvps.respondIn(tx, account.id, event.id, input);
    });
  }
}
