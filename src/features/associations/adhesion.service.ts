import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { localDay } from '../../calendar/wall-time.js';
import type { Adhesion } from './adhesion.entity.js';
import { type AdhesionState, stateOn } from './adhesion.rules.js';
import { AdhesionRegister } from './adhesion-register.service.js';
import { AdhesionStore } from './adhesion.store.js';
import type { Association } from './association.entity.js';

export interface MyAdhesion {
  adhesion: Adhesion;
  association: Association;
  /** As of the person's own day. */
  state: AdhesionState;
}

/** Adhesions as those who have them see them, and as other features ask about them. */
@Injectable()
export class AdhesionService {
  constructor(
    private readonly store: AdhesionStore,
    private readonly register: AdhesionRegister,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Somebody's adhesion to an association, lapsed or not: `admitsOn` says what it admits to. */
  async coveringIn(from: Reader | Tx, accountId: string, associationId: string): Promise<Adhesion | null> {
    return this.store.find(from, associationId, accountId);
  }

  /** As `coveringIn`, of several people at once; those without any are left out. */
  async coveringAllIn(
    from: Reader | Tx,
    accountIds: readonly string[],
    associationId: string,
  ): Promise<Map<string, Adhesion>> {
    const found = await this.store.ofAccounts(from, associationId, accountIds);
    return new Map(found.map((adhesion) => [adhesion.accountId, adhesion]));
  }

  /** By the name of the association; lapsed ones too. */
  async mine(viewer: Viewer): Promise<MyAdhesion[]> {
    const today = localDay(this.clock.now(), viewer.timeZone);
    const found = await this.store.ofAccount(this.reader, viewer.accountId);
    return found.map((one) => ({ ...one, state: stateOn(one.adhesion, today) }));
  }

  async mineIn(viewer: Viewer, associationId: string): Promise<MyAdhesion | null> {
    const mine = await this.mine(viewer);
    return mine.find(({ association }) => association.id === associationId) ?? null;
  }

  /** Somebody leaves: nothing of the adhesion stays here. @throws DomainError not-found */
  leave(viewer: Viewer, adhesionId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const adhesion = await this.store.byId(tx, adhesionId);
      if (adhesion?.accountId !== viewer.accountId) throw notFound();
      await this.register.removeIn(tx, adhesion, viewer.accountId);
    });
  }
}
