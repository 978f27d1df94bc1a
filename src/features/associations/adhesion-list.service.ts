import { Injectable } from '@nestjs/common';
import { localDay } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListPage } from '../../platform/database/keyset.js';
import { Reader } from '../../platform/database/transaction.js';
import type { Adhesion } from './adhesion.entity.js';
import type { AdhesionListInput } from './adhesion.input.js';
import { type AdhesionState, stateOn } from './adhesion.rules.js';
import { AdhesionStore } from './adhesion.store.js';
import type { Association } from './association.entity.js';
import { AssociationService } from './association.service.js';

/** An adhesion, as of its reader's day. */
export interface KeptAdhesion {
  adhesion: Adhesion;
  state: AdhesionState;
}

export interface AdhesionList extends ListPage<KeptAdhesion> {
  association: Association;
  counts: Record<AdhesionState, number>;
}

/** The adhesions of an association, for those who keep them. Nobody else sees these. */
@Injectable()
export class AdhesionListService {
  constructor(
    private readonly associations: AssociationService,
    private readonly store: AdhesionStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async list(viewer: Viewer, associationId: string, asked: AdhesionListInput): Promise<AdhesionList> {
    const association = await this.associations.keptBy(viewer, associationId);
    const today = this.today(viewer);
    const [page, counts] = await Promise.all([
      this.store.list(this.reader, { ...asked, associationId, today }),
      this.store.counts(this.reader, associationId, today),
    ]);
    return { association, counts, items: page.items.map((one) => keptOn(one, today)), next: page.next };
  }

  /** All of them, by name. */
  async every(
    viewer: Viewer,
    associationId: string,
  ): Promise<{ association: Association; adhesions: KeptAdhesion[] }> {
    const association = await this.associations.keptBy(viewer, associationId);
    const adhesions = await this.store.every(this.reader, associationId);
    return { association, adhesions: adhesions.map((one) => keptOn(one, this.today(viewer))) };
  }

  /** @throws DomainError not-found, forbidden */
  async one(
    viewer: Viewer,
    associationId: string,
    id: string,
  ): Promise<KeptAdhesion & { association: Association }> {
    const association = await this.associations.keptBy(viewer, associationId);
    const adhesion = await this.store.byId(this.reader, id);
    if (adhesion?.associationId !== associationId) throw notFound();
    return { association, ...keptOn(adhesion, this.today(viewer)) };
  }

  private today({ timeZone }: Viewer): string {
    return localDay(this.clock.now(), timeZone);
  }
}

const keptOn = (adhesion: Adhesion, today: string): KeptAdhesion => ({
  adhesion,
  state: stateOn(adhesion, today),
});
