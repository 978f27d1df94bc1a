import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import { isId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountService } from '../accounts/account.service.js';
import { EventInvitationService } from '../events/event-invitation.service.js';
import { EventService, type EventView } from '../events/event.service.js';
import { checkNames } from '../secrecy/secrecy.rules.js';
import { RsvpRegister } from './rsvp-register.service.js';
import type { NewRecordInput, RecordInput } from './rsvp.input.js';

/** Hosts note the answer of somebody who phoned, or who is at the door; that person is told, and can undo it. */
@Injectable()
export class AnswerRecordingService {
  constructor(
    private readonly events: EventService,
    private readonly invitations: EventInvitationService,
    private readonly accounts: AccountService,
    private readonly register: RsvpRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Of somebody who belongs, is invited or has answered already.
   * @throws DomainError forbidden; not-found, for anybody else; dues-needed, secrecy; those of `decideRsvp`
   */
  record(viewer: Viewer, eventId: string, accountId: string, input: RecordInput): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event, community } = await this.lockIn(tx, viewer, eventId);
      const { territory } = community;
      if (!isId(accountId) || !(await this.isConcerned(tx, event.id, accountId))) throw notFound();
      const recorder = { accountId: viewer.accountId, name: null };
      await this.register.answerIn(tx, event, { accountId, input, recorder, territory });
    });
  }

  /**
   * Of somebody known by name and address: an invitation and its answer in one.
   * @returns whose it is
   * @throws DomainError forbidden, dues-needed, secrecy, and those of `decideRsvp`
   */
  recordNew(viewer: Viewer, eventId: string, given: NewRecordInput): Promise<string> {
    const { email, displayName, ...input } = given;
    return this.unitOfWork.run(async (tx) => {
      const { event, community } = await this.lockIn(tx, viewer, eventId);
      checkNames({ displayName });
      const defaults = { locale: viewer.locale, timeZone: community.timeZone };
      const [account] = await this.accounts.ensureInvitedIn(tx, [email], defaults);
      if (!account) throw notFound();
      // Nobody has signed in with it nor answered: its name was only guessed from the address.
      if (account.state === 'invited' && account.seenAt === null)
        await this.accounts.nameIn(tx, account, displayName);
      await this.invitations.inviteIn(tx, {
        eventId: event.id,
        accountIds: [account.id],
        knownAs: new Map([[account.id, email]]),
        invitedBy: viewer.accountId,
        now: this.clock.now(),
      });
      const recorder = { accountId: viewer.accountId, name: displayName };
      const { territory } = community;
      await this.register.answerIn(tx, event, { accountId: account.id, input, recorder, territory });
      return account.id;
    });
  }

  private async isConcerned(tx: Tx, eventId: string, accountId: string): Promise<boolean> {
    const found = await this.events.forAccountIn(tx, eventId, accountId);
    if (!found || !this.events.mayAnswer(found)) return false;
    if (this.events.belongs(found) || found.invitation !== null) return true;
    return (await this.register.findIn(tx, eventId, accountId)) !== null;
  }

  private async lockIn(tx: Tx, viewer: Viewer, eventId: string): Promise<EventView> {
    const view = await this.events.lockIn(tx, viewer.accountId, eventId);
    if (!view.can.manage) throw forbidden();
    return view;
  }
}
