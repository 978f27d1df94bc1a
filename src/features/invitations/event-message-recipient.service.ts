import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import type { Community } from '../communities/community.entity.js';
import { CommunityService } from '../communities/community.service.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { linkIsOpen } from './answer-link.rules.js';
import type { EventMessage } from './event-message.entity.js';
import { isAddressed } from './event-message.rules.js';
import { EventMessageStore } from './event-message.store.js';
import type { Invite } from './invite.entity.js';
import { isAskedIn, standing } from './invite.policy.js';
import type { Part } from './invite.rules.js';
import { InviteRegister } from './invite-register.service.js';
import type { InviteWithPerson } from './invite-person.store.js';

/** A host's message to one person, with all that the mail says. */
export interface MessageLetter {
  message: EventMessage;
  event: Event;
  community: Community;
  author: Account | null;
  account: Account;
  invite: Invite;
  part: Part;
}

/** Decides whether a message is for somebody, from what is true when it is sent. */
@Injectable()
export class EventMessageRecipient {
  constructor(
    private readonly store: EventMessageStore,
    private readonly events: EventService,
    private readonly communities: CommunityService,
    private readonly accounts: AccountService,
    private readonly register: InviteRegister,
    private readonly clock: Clock,
  ) {}

  /** Null for whom it is not, or no longer. */
  async addressIn(tx: Tx, messageId: string, accountId: string): Promise<MessageLetter | null> {
    const message = await this.store.find(tx, messageId);
    const event = message && (await this.events.lockUnseenIn(tx, message.eventId));
    const community = event && (await this.communities.byId(tx, event.communityId));
    if (!community || event.status !== 'scheduled' || !linkIsOpen(event, this.clock.now())) return null;
    await this.register.ensureIn(tx, event, accountId);
    const [person] = await this.register.peopleIn(tx, event, [accountId]);
    if (!person) return null;
    const part = standing(event, community, person);
    if (!(await this.store.wasTold(tx, messageId, accountId))) {
      if (accountId === message.authorId || !isAddressed(message.recipients, part)) return null;
      if (isAskedIn(person) && (await this.refusesIn(tx, person))) return null;
      await this.store.tell(tx, { messageId, accountId, toldAt: this.clock.now() });
    }
    const author = message.authorId === null ? null : await this.accounts.byIdIn(tx, message.authorId);
    return { message, event, community, author, account: person.account, invite: person.invite, part };
  }

  private async refusesIn(tx: Tx, person: InviteWithPerson): Promise<boolean> {
    return (await this.register.refusingIn(tx, [person])).size > 0;
  }
}
