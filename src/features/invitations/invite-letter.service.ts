import { Injectable } from '@nestjs/common';
import { GatheredReads } from '../../platform/database/gathered-reads.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import type { Community } from '../communities/community.entity.js';
import type { Event } from '../events/event.entity.js';
import { shownCommunities } from '../events/event.policy.js';
import { EventService } from '../events/event.service.js';
import { EventAgenda } from './event-agenda.service.js';
import type { DecidedMail } from './invitation.facts.js';
import type { Invite } from './invite.entity.js';
import { InviteLinks, type MailedLinks } from './invite-links.service.js';
import { isOvertaken } from './invite.rules.js';
import { type Addressee, InviteStore } from './invite.store.js';

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
  /** What will be talked about. */
  agenda: string[];
}

@Injectable()
export class InviteLetterService {
  /** A change is told to many at the same time, who are loaded together. */
  private readonly people = new GatheredReads((inviteIds) => this.store.addressees(inviteIds));
  private readonly hosts = new GatheredReads((eventIds) => this.events.hostsOf(eventIds));
  private readonly recorders = new GatheredReads(async (ids) => byId(await this.accounts.byIds(ids)));

  constructor(
    private readonly store: InviteStore,
    private readonly accounts: AccountService,
    private readonly events: EventService,
    private readonly links: InviteLinks,
    private readonly agenda: EventAgenda,
  ) {}

  /** Null once the person or the event is gone, or the mail overtaken. */
  async load(decided: DecidedMail): Promise<InviteLetter | null> {
    const addressee = await this.people.ask(decided.inviteId);
    if (!addressee) return null;
    const { invite, account, event } = addressee;
    if (isOvertaken(decided, invite, event)) return null;
    const community = await this.communityFor(addressee);
    const recorder = decided.recordedBy ? await this.recorders.ask(decided.recordedBy) : null;
    const [host] = (await this.hosts.ask(event.id)) ?? [];
    return {
      decided,
      invite,
      account,
      event,
      community,
      hostName: host?.displayName || community.name,
      recorderName: recorder?.displayName || null,
      links: this.links.of(invite),
      agenda: decided.calendar ? await this.agenda.linesOf(event.id) : [],
    };
  }

  /** Of an event that two share, the one that this person may know of. */
  private async communityFor({ event, community, account }: Addressee): Promise<Community> {
    const found = event.sharedCommunityId && (await this.events.forAccount(event.id, account.id));
    return found ? shownCommunities(found).community : community;
  }
}

const byId = (accounts: Account[]): Map<string, Account> =>
  new Map(accounts.map((account) => [account.id, account]));
