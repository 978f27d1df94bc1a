import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { may } from './community.policy.js';
import { CommunityRegister } from './community-register.service.js';
import { CommunityService } from './community.service.js';
import { wakefulness } from './quiet.rules.js';

/** A host says that a quiet community lives: all that was possible in it is again. */
@Injectable()
export class AwakeningService {
  constructor(
    private readonly communities: CommunityService,
    private readonly register: CommunityRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Nothing where it is awake already. */
  awaken(viewer: Viewer, slug: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.lockIn(tx, viewer, slug);
      if (!may(standing, 'wake')) throw forbidden();
      const now = this.clock.now();
      if (wakefulness(community, now) === 'awake') return;
      await this.register.awakenIn(tx, community, now, viewer.accountId);
    });
  }
}
