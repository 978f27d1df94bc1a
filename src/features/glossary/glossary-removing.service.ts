import { Injectable } from '@nestjs/common';
import { conflict, forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ColleagueService } from '../communities/colleague.service.js';
import { mayRemoveEntry } from './glossary.policy.js';
import { GlossaryRegister } from './glossary-register.service.js';
import { GlossaryStore } from './glossary.store.js';
import { KnownAcronyms } from './known-acronyms.service.js';

/** « Retirer »: takes back what was added by mistake. */
@Injectable()
export class GlossaryRemoving {
  constructor(
    private readonly register: GlossaryRegister,
    private readonly store: GlossaryStore,
    private readonly colleagues: ColleagueService,
    private readonly known: KnownAcronyms,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Kept in its history; what came with the product stands again, where there is something.
   * @returns whether there is
   * @throws DomainError not-found, entry-not-yours, entry-of-product
   */
  async remove(viewer: Viewer, id: string): Promise<boolean> {
    const { accountId, isAdmin } = viewer;
    const isOfProduct = await this.unitOfWork.run(async (tx) => {
      const { row, isWritten } = await this.register.holdIn(tx, id, accountId);
      const isColleague = await this.colleagues.isColleague(viewer, tx);
      const isSoleEditor = row !== null && isWritten && (await this.store.isSoleEditor(tx, row, accountId));
      const isTheirs = mayRemoveEntry({ isAdmin, isColleague, isSoleEditor });
      if (!isTheirs) throw forbidden('entry-not-yours');
      if (!row || !isWritten) throw conflict('entry-of-product');
      await this.register.removeIn(tx, row, accountId);
      return row.replaces !== null;
    });
    await this.known.refresh();
    return isOfProduct;
  }
}
