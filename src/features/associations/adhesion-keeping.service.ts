import { Injectable } from '@nestjs/common';
import { DomainError, invalidField, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { checkNames } from '../secrecy/secrecy.rules.js';
import type { Adhesion } from './adhesion.entity.js';
import type { AdhesionChangeInput, AdhesionInput } from './adhesion.input.js';
import { AdhesionRegister } from './adhesion-register.service.js';
import { AdhesionStore } from './adhesion.store.js';
import { AssociationNotices } from './association-notices.service.js';
import { AssociationService } from './association.service.js';

/** What managers do with the adhesions of their association. Nobody else sees these. */
@Injectable()
export class AdhesionKeepingService {
  constructor(
    private readonly associations: AssociationService,
    private readonly store: AdhesionStore,
    private readonly register: AdhesionRegister,
    private readonly notices: AssociationNotices,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * @returns its id
   * @throws DomainError already-adherent, secrecy
   */
  add(viewer: Viewer, associationId: string, { tell, ...term }: AdhesionInput): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const association = await this.associations.lockKeptIn(tx, viewer, associationId);
      checkNames({ name: term.name });
      const { id, accountId } = await this.register.addIn(tx, association, term, viewer);
      if (tell)
        await this.notices.tellIn(tx, [accountId], { kind: 'welcomed', associationId, adhesionId: id });
      return id;
    });
  }

  /** Renews, shortens or corrects; what is absent stays. @throws DomainError stale, already-adherent, secrecy */
  change(
    viewer: Viewer,
    { associationId, id }: { associationId: string; id: string },
    change: AdhesionChangeInput,
    ifRevision: number | null,
  ): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const association = await this.associations.lockKeptIn(tx, viewer, associationId);
      const before = await this.adhesionIn(tx, associationId, id);
      if (ifRevision !== null && ifRevision !== before.revision) throw new DomainError('stale', 'stale');
      checkNames({ name: change.name });
      const { startsOn, endsOn } = { ...before, ...change };
      if (startsOn > endsOn) throw invalidField('endsOn', 'ends-before-start');
      await this.register.changeIn(tx, association, { before, change, keeper: viewer });
    });
  }

  remove(viewer: Viewer, associationId: string, id: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await this.associations.lockKeptIn(tx, viewer, associationId);
      await this.register.removeIn(tx, await this.adhesionIn(tx, associationId, id), viewer.accountId);
    });
  }

  private async adhesionIn(tx: Tx, associationId: string, id: string): Promise<Adhesion> {
    const adhesion = await this.store.byId(tx, id);
    if (adhesion?.associationId !== associationId) throw notFound();
    return adhesion;
  }
}
