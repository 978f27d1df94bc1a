import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { StructureAccessService } from './structure-access.service.js';
import type { StructureChangeInput } from './structure.input.js';
import { StructureRegister } from './structure-register.service.js';
import { checkStructureTexts } from './structure.rules.js';
import { StructureStore } from './structure.store.js';

@Injectable()
export class StructureCorrectingService {
  constructor(
    private readonly access: StructureAccessService,
    private readonly store: StructureStore,
    private readonly register: StructureRegister,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * What is absent stays.
   * @throws DomainError not-found, colleagues-only, managers-only, stale, secrecy, and on `runBy`
   */
  change(
    viewer: Viewer,
    id: string,
    { confirmed, runBy, ...facts }: StructureChangeInput,
    ifRevision: number | null,
  ): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const before = await this.store.lockById(tx, id);
      if (!before) throw notFound();
      const access = await this.access.require(tx, viewer);
      if (ifRevision !== null && ifRevision !== before.revision) throw new DomainError('stale', 'stale');
      const after = { ...before, ...facts };
      const found = checkStructureTexts(after, { confirmed, territory: after.territory, standing: before });
      const runById = runBy === undefined ? before.runById : runBy;
      await this.access.checkRunnerIn(tx, access, { before: before.runById, after: runById });
      const change = { ...facts, runById };
      await this.register.changeIn(tx, before, { change, confirmed: found }, viewer.accountId);
    });
  }
}
