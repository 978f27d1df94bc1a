import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import type { Community } from '../communities/community.entity.js';
import type { Event } from '../events/event.entity.js';
import { shownCommunities } from '../events/event.policy.js';
import { EventService } from '../events/event.service.js';
import type { DecidedMail } from './invitation.facts.js';
import type { Invite } from './invite.entity.js';
import { InviteLinks, type MailedLinks } from './invite-links.service.js';
import { isOvertaken } from './invite.rules.js';
import { InviteStore } from './invite.store.js';

/** All that a mail to one person says, loaded fresh. */
export interface InviteLetter {
  decided: DecidedMail;
  invite: Invite;
  account: Account;
  event: Event;
  community: Community;
  /** Whom the mail names; the community itself where no host is left. */
  hostName: string;
  /** The host who noted the answer it speaks of. */
  recorderName: string | null;
  links: MailedLinks;
}

@Injectable()
export class InviteLetterService {
  constructor(
    private readonly store: InviteStore,
    private readonly accounts: AccountService,
    private readonly events: EventService,
    private readonly links: InviteLinks,
  ) {}

  /** Null once the person or the event is gone, or the mail overtaken. */
  async load(decided: DecidedMail): Promise<InviteLetter | null> {
    const invite = await this.store.byId(decided.inviteId);
    const [account] = invite ? await this.accounts.byIds([invite.accountId]) : [];
    const found = invite && (await this.events.forAccount(invite.eventId, invite.accountId));
    if (!invite || !account || !found || isOvertaken(decided, invite, found.event)) return null;
    const { event } = found;
    const { community } = shownCommunities(found);
    const [recorder] = decided.recordedBy ? await this.accounts.byIds([decided.recordedBy]) : [];
    const [host] = (await this.events.hostsOf([event.id])).get(event.id) ?? [];
    return {
      decided,
      invite,
      account,
      event,
      community,
      hostName: host?.displayName || community.name,
      recorderName: recorder?.displayName || null,
      links: this.links.of(invite),
    };
  }
}
