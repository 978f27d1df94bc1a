import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { AccountService } from '../accounts/account.service.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import type { Association } from './association.entity.js';
import type { AssociationInput, DecisionInput } from './association.input.js';
import { AssociationNotices } from './association-notices.service.js';
import { AssociationRegister } from './association-register.service.js';
import { AssociationService } from './association.service.js';
import { checkAssociationTexts } from './association.rules.js';

/** Anybody asks for an association to be known here; who administers the instance verifies it, or not. */
@Injectable()
export class AssociationRequestService {
  constructor(
    private readonly associations: AssociationService,
    private readonly register: AssociationRegister,
    private readonly notices: AssociationNotices,
    private readonly accounts: AccountService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns its id
   * @throws DomainError secrecy
   */
  ask(viewer: Viewer, input: AssociationInput, once: Once | null = null): Promise<string> {
    const { confirmed, ...asked } = input;
    const types = checkAssociationTexts(asked, { confirmed, territory: asked.territory });
    return this.unitOfWork.run((tx) => {
      const now = this.clock.now();
      return createOnce(tx, once, now, async () => {
        const association: Omit<Association, 'searchText'> = {
          ...asked,
          id: newId(),
          status: 'requested',
          decisionWord: null,
          requestedBy: viewer.accountId,
          decidedAt: null,
          revision: 1,
          createdAt: now,
        };
        await this.register.addIn(tx, association, viewer.accountId, types);
        await this.tellAdminsIn(tx, association.id, viewer);
        return association.id;
      });
    });
  }

  /**
   * Whoever asked keeps its adhesions and writes in its name once it is verified.
   * @throws DomainError not-found, forbidden, already-decided, secrecy
   */
  decide(viewer: Viewer, id: string, { status, word, confirmed }: DecisionInput): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { association, standing } = await this.associations.lockIn(tx, viewer, id);
      if (!standing.isAdmin) throw forbidden();
      if (association.status === 'verified' || association.status === status)
        throw conflict('already-decided');
      const types = checkTexts({ word }, { confirmed, country: territoryCountry(association.territory) });
      const decided = { ...association, status, decisionWord: word || null, decidedAt: this.clock.now() };
      await this.register.decideIn(tx, decided, viewer.accountId, types);
      if (association.requestedBy !== null)
        await this.notices.tellIn(tx, [association.requestedBy], { kind: status, associationId: id });
    });
  }

  private async tellAdminsIn(tx: Tx, associationId: string, { accountId }: Viewer): Promise<void> {
    const admins = await this.accounts.adminsIn(tx);
    await this.notices.tellIn(
      tx,
      admins.map((admin) => admin.id),
      { kind: 'requested', associationId, aboutId: accountId },
    );
  }
}
