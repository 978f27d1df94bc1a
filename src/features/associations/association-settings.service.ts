import { Injectable } from '@nestjs/common';
import { DomainError, forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { AssociationChangeInput } from './association.input.js';
import { mayIn } from './association.policy.js';
import { AssociationRegister } from './association-register.service.js';
import { checkAssociationTexts } from './association.rules.js';
import { AssociationService } from './association.service.js';

@Injectable()
export class AssociationSettingsService {
  constructor(
    private readonly associations: AssociationService,
    private readonly register: AssociationRegister,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What is absent stays. @throws DomainError not-found, forbidden, stale, secrecy */
  change(
    viewer: Viewer,
    id: string,
    { confirmed, ...change }: AssociationChangeInput,
    ifRevision: number | null,
  ): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { association, standing } = await this.associations.lockIn(tx, viewer, id);
      if (!mayIn('edit', standing, association)) throw forbidden();
      if (ifRevision !== null && ifRevision !== association.revision) throw new DomainError('stale', 'stale');
      const territory = change.territory ?? association.territory;
      const types = checkAssociationTexts(
        { ...association, ...change },
        { confirmed, territory, before: association },
      );
      await this.register.changeIn(tx, association, { change, confirmed: types }, viewer.accountId);
    });
  }
}
