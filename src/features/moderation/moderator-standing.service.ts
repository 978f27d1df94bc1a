import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { AccountService } from '../accounts/account.service.js';
import { AssociationService } from '../associations/association.service.js';
import { ModeratorService } from '../communities/moderator.service.js';
import type { ModeratorStanding } from './moderation.policy.js';

/** Says what somebody may moderate, before any report is looked at. */
@Injectable()
export class ModeratorStandings {
  constructor(
    private readonly moderators: ModeratorService,
    private readonly associations: AssociationService,
    private readonly accounts: AccountService,
  ) {}

  async of(viewer: Viewer, from: Reader | Tx): Promise<ModeratorStanding> {
    const admins = viewer.isAdmin ? await this.accounts.adminsIn(from) : [];
    const writable = await this.associations.writableBy(viewer, from);
    return {
      accountId: viewer.accountId,
      isAdmin: viewer.isAdmin,
      communityIds: await this.moderators.communitiesOf(viewer, from),
      writesFor: new Set(writable.map(({ id }) => id)),
      adminIds: new Set(admins.map(({ id }) => id)),
    };
  }
}
