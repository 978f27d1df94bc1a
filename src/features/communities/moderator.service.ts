import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import { may } from './community.policy.js';
import { MembershipStore } from './membership.store.js';

/** Who decides on the reports of a community. */
@Injectable()
export class ModeratorService {
  constructor(
    private readonly memberships: MembershipStore,
    private readonly reader: Reader,
  ) {}

  ofCommunity(communityId: string, from: Reader | Tx = this.reader): Promise<Account[]> {
    return this.memberships.moderators(from, communityId);
  }

  /** The communities whose reports somebody decides on. */
  async communitiesOf(viewer: Viewer, from: Reader | Tx = this.reader): Promise<Set<string>> {
    const memberships = await this.memberships.ofAccount(from, viewer.accountId);
    return new Set(
      memberships.filter((membership) => may(membership, 'moderate')).map(({ communityId }) => communityId),
    );
  }
}
