import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import type { Community } from '../communities/community.entity.js';
import type { Reservation } from '../events/event-dues.rules.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { AttendeeService } from '../rsvps/attendee.service.js';
import type { RsvpView } from '../rsvps/rsvp.service.js';
import { AcknowledgementService, type LateChange } from './acknowledgement.service.js';
import { linkIsOpen } from './answer-link.rules.js';
import { InviteStore } from './invite.store.js';

export interface AnswerLink {
  /** Whose answer it is. */
  account: Account;
  /** They never signed in nor answered: their name is only guessed from the address. */
  needsName: boolean;
  event: Event;
  community: Community;
  sharedWith: Community | null;
  hosts: Account[];
  seats: { taken: number; waiting: number };
  mine: RsvpView | null;
  reservation: Reservation | null;
  canAnswer: boolean;
  lateChange: LateChange | null;
}

@Injectable()
export class AnswerLinkReader {
  constructor(
    private readonly invites: InviteStore,
    private readonly accounts: AccountService,
    private readonly events: EventService,
    private readonly attendees: AttendeeService,
    private readonly acknowledgements: AcknowledgementService,
    private readonly clock: Clock,
  ) {}

  async open(token: string): Promise<AnswerLink> {
    const invite = await this.invites.byAnswerToken(hashToken(token));
    const view = invite && (await this.events.viewOfAccount(invite.accountId, invite.eventId));
    const account = invite && (await this.accounts.holder(invite.accountId));
    if (!view || !account || !linkIsOpen(view.event, this.clock.now())) throw notFound();
    const { event, community, sharedWith, reservation } = view;
    return {
      account,
      needsName: account.state === 'invited' && account.seenAt === null,
      event,
      community,
      sharedWith,
      reservation,
      hosts: (await this.events.hostsOf([event.id])).get(event.id) ?? [],
      seats: (await this.attendees.seatsOf([event.id])).get(event.id) ?? { taken: 0, waiting: 0 },
      mine: await this.attendees.answerOf(event.id, account.id),
      canAnswer: view.can.answer,
      lateChange: view.can.answer ? await this.acknowledgements.lateChange(account.id, event) : null,
    };
  }
}
