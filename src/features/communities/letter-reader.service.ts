import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import { AddressRefusalService } from '../accounts/address-refusal.service.js';
import type { Community } from './community.entity.js';
import type { DecidedLetter } from './community.facts.js';
import { CommunityDoorStore } from './community-door.store.js';
import { CommunityService } from './community.service.js';
import { MembershipStore } from './membership.store.js';
import { TakeoverStore } from './takeover.store.js';

/** All that a mail of a community says, loaded fresh. */
export interface CommunityLetter {
  decided: DecidedLetter;
  community: Community;
  account: Account;
  about: Account | null;
  /** What who asks wrote, or a host. */
  word: string | null;
  /** Until when a takeover can be opposed. */
  dueAt: number | null;
}

/** What a mail stands on, as it is now; null once there is nothing left to say. */
type Ground = Pick<CommunityLetter, 'word' | 'dueAt'> | null;

@Injectable()
export class LetterReader {
  constructor(
    private readonly communities: CommunityService,
    private readonly accounts: AccountService,
    private readonly refusals: AddressRefusalService,
    private readonly memberships: MembershipStore,
    private readonly doors: CommunityDoorStore,
    private readonly takeovers: TakeoverStore,
  ) {}

  /** Null once its reader or its reason is gone. */
  async load(decided: DecidedLetter): Promise<CommunityLetter | null> {
    const community = await this.communities.known(decided.communityId);
    const people = await this.accounts.byIds([
      decided.accountId,
      ...(decided.aboutId ? [decided.aboutId] : []),
    ]);
    const account = people.find(({ id }) => id === decided.accountId);
    if (!community || !account) return null;
    const ground = await this.ground(decided, account);
    const about = people.find(({ id }) => id === decided.aboutId) ?? null;
    return ground && { decided, community, account, about, ...ground };
  }

  private async ground(decided: DecidedLetter, account: Account): Promise<Ground> {
    const { kind, subjectId, word } = decided;
    if (subjectId === null) return { word, dueAt: null };
    if (kind === 'invited') return this.invitation(subjectId, account.email);
    if (kind === 'takeoverAsked') return this.takeover(subjectId);
    return this.request(subjectId, kind);
  }

  /** What who asks wrote is for the hosts, not for those who administer the instance. */
  private async request(id: string, kind: DecidedLetter['kind']): Promise<Ground> {
    const membership = await this.memberships.byId(id);
    if (membership?.status !== 'pending') return null;
    return { word: kind === 'unansweredHere' ? null : membership.word, dueAt: null };
  }

  /** An address that refuses invitations is not mailed, nor is it known to have refused. */
  private async invitation(id: string, email: string): Promise<Ground> {
    const invitation = await this.doors.invitation(id);
    if (!invitation || invitation.closedAt !== null) return null;
    for (const address of new Set([email, invitation.knownAs]))
      if (await this.refusals.refuses(address)) return null;
    return { word: null, dueAt: null };
  }

  private async takeover(id: string): Promise<Ground> {
    const takeover = await this.takeovers.byId(id);
    return takeover && { word: null, dueAt: takeover.dueAt };
  }
}
