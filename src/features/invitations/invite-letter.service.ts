import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials } from '../../platform/credentials/credentials.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import type { Community } from '../communities/community.entity.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import type { DecidedMail } from './invitation.facts.js';
import type { Invite } from './invite.entity.js';
import { isOvertaken } from './invite.rules.js';
import { InviteStore } from './invite.store.js';

/** Tokens that are never revoked: a calendar compares its organizer, an old mail must still refuse. */
const FIRST = 1;

/** All that a mail to one person says, loaded fresh. */
export interface InviteLetter {
  decided: DecidedMail;
  invite: Invite;
  account: Account;
  event: Event;
  community: Community;
  /** Whom the mail names; the community itself where no host is left. */
  hostName: string;
  links: { answer: string; refuse: string; event: string };
  replyAddress: string;
}

@Injectable()
export class InviteLetterService {
  constructor(
    private readonly store: InviteStore,
    private readonly accounts: AccountService,
    private readonly events: EventService,
    private readonly credentials: Credentials,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Null once the person or the event is gone, or the mail overtaken. */
  async load(decided: DecidedMail): Promise<InviteLetter | null> {
    const invite = await this.store.byId(decided.inviteId);
    const [account] = invite ? await this.accounts.byIds([invite.accountId]) : [];
    const found = invite && (await this.events.forAccount(invite.eventId, invite.accountId));
    if (!invite || !account || !found || isOvertaken(decided, invite, found.event)) return null;
    const { event, community } = found;
    const [host] = (await this.events.hostsOf([event.id])).get(event.id) ?? [];
    return {
      decided,
      invite,
      account,
      event,
      community,
      hostName: host?.displayName || community.name,
      links: this.links(invite, event),
      replyAddress: this.replyAddress(invite),
    };
  }

  private links(invite: Invite, event: Event): InviteLetter['links'] {
    const { publicUrl } = this.settings;
    return {
      answer: `${publicUrl}/r/${this.credentials.token('answer', invite.id, invite.tokenVersion)}`,
      refuse: `${publicUrl}/u/${this.credentials.token('no-more-invitations', invite.id, FIRST)}`,
      event: `${publicUrl}/events/${event.id}`,
    };
  }

  /** Where a calendar's reply comes back: unguessable, one for each invite (C34). */
  private replyAddress(invite: Invite): string {
    const [local, domain] = this.settings.mailFrom.address.split('@') as [string, string];
    const token = this.credentials.token('calendar-reply', invite.id, FIRST);
    return `${local}+${token}@${domain}`;
  }
}
