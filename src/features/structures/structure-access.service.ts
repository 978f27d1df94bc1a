import { Injectable } from '@nestjs/common';
import { forbidden, invalidField } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { AssociationService } from '../associations/association.service.js';
import { ColleagueService } from '../communities/colleague.service.js';
import { mayCorrect, maySetRunner, type StructureAccess } from './structure.policy.js';

/** Says what somebody may do about structures. */
@Injectable()
export class StructureAccessService {
  constructor(
    private readonly colleagues: ColleagueService,
    private readonly associations: AssociationService,
  ) {}

  async of(viewer: Viewer, from: Reader | Tx): Promise<StructureAccess> {
    const isColleague = await this.colleagues.isColleague(viewer, from);
    const managed = await this.associations.manageableBy(viewer, from);
    return { isAdmin: viewer.isAdmin, isColleague, manages: new Set(managed.map(({ id }) => id)) };
  }

  /** @throws DomainError colleagues-only */
  async require(from: Reader | Tx, viewer: Viewer): Promise<StructureAccess> {
    const access = await this.of(viewer, from);
    if (!mayCorrect(access)) throw forbidden('colleagues-only');
    return access;
  }

  /** @throws DomainError managers-only; invalid, on `runBy`, for an association that is not verified */
  async checkRunnerIn(
    tx: Tx,
    access: StructureAccess,
    { before, after }: { before: string | null; after: string | null },
  ): Promise<void> {
    if (before === after) return;
    if (after !== null && !(await this.associations.isVerified(after, tx)))
      throw invalidField('runBy', 'unknown-association');
    if (!maySetRunner(access, before, after)) throw forbidden('managers-only');
  }
}
