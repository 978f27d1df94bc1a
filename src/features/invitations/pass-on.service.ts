import { Injectable } from '@nestjs/common';
import { DomainError } from '../../kernel/domain-error.js';
import { EventInvitationService } from '../events/event-invitation.service.js';
import { AnswerLinkReader } from './answer-link-reader.service.js';

/** « Ce n'est pas vous ? »: a mail was forwarded, and the other is asked in their own name. */
@Injectable()
export class PassOnService {
  constructor(
    private readonly links: AnswerLinkReader,
    private readonly invitations: EventInvitationService,
  ) {}

  /** Has an invitation mailed to the other's own address, which proves it theirs. @throws DomainError too-many */
  async passOn(token: string, email: string): Promise<void> {
    const { account, event } = await this.links.open(token);
    const passed = await this.invitations.passOn(account.id, event.id, email);
    if (!passed) throw new DomainError('too-many', 'passed-on-too-often');
  }
}
