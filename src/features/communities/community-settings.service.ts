import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DomainError, forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { defaultCharter } from '../../vocabulary/charter.js';
import type { Community } from './community.entity.js';
import type { CommunityChangeInput } from './community.input.js';
import { may } from './community.policy.js';
import { checkCommunityTexts } from './community.rules.js';
import { CommunityRegister } from './community-register.service.js';
import { CommunityService } from './community.service.js';
import { MembershipRegister } from './membership-register.service.js';
import { whatBecomesOfRequests } from './membership.rules.js';
import { ParentAssociations } from './parent-associations.service.js';
import { checkAwake } from './quiet.rules.js';

@Injectable()
export class CommunitySettingsService {
  constructor(
    private readonly communities: CommunityService,
    private readonly register: CommunityRegister,
    private readonly memberships: MembershipRegister,
    private readonly parents: ParentAssociations,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What is absent stays; an emptied charter is the usual one again. @throws DomainError stale, secrecy */
  change(
    viewer: Viewer,
    slug: string,
    { confirmed, ...input }: CommunityChangeInput,
    ifRevision: number | null,
  ): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      if (!may(standing, 'edit-settings')) throw forbidden();
      checkAwake(community, this.clock.now());
      if (ifRevision !== null && ifRevision !== community.revision) throw new DomainError('stale', 'stale');
      if (input.parentAssociationId !== community.parentAssociationId)
        await this.parents.checkIn(tx, input.parentAssociationId ?? null);
      const territory = input.territory ?? community.territory;
      const types = checkCommunityTexts(
        { ...community, ...input },
        { confirmed, territory, before: community },
      );
      const charter = input.charter === '' ? { charter: defaultCharter(viewer.locale) } : {};
      const change = { ...input, ...charter };
      await this.register.changeIn(tx, community, { change, confirmed: types }, viewer.accountId);
      await this.settleRequestsIn(tx, community, input.joinPolicy ?? community.joinPolicy, viewer.accountId);
    });
  }

  private async settleRequestsIn(
    tx: Tx,
    { id, joinPolicy }: Community,
    joinPolicyAfter: Community['joinPolicy'],
    actorId: string,
  ): Promise<void> {
    if (joinPolicyAfter === joinPolicy) return;
    const outcome = whatBecomesOfRequests(joinPolicyAfter);
    if (outcome !== 'wait') await this.memberships.settleRequestsIn(tx, id, outcome, actorId);
  }
}
