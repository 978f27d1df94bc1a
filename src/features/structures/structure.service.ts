import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListPage } from '../../platform/database/keyset.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { relatedTerritories } from '../../vocabulary/territories.js';
import { AssociationService, type NamedAssociation } from '../associations/association.service.js';
import { StructureAccessService } from './structure-access.service.js';
import type { Structure } from './structure.entity.js';
import type { StructureListInput } from './structure.input.js';
import { searchedWords } from './structure-likeness.rules.js';
import { mayCorrect } from './structure.policy.js';
import { StructureStore } from './structure.store.js';

/** A structure as its own page shows it. */
export interface StructureView {
  structure: Structure;
  /** The association that runs it. */
  runBy: NamedAssociation | null;
  can: { edit: boolean };
}

/** Facts about local services, for everybody to read. */
@Injectable()
export class StructureService {
  constructor(
    private readonly store: StructureStore,
    private readonly access: StructureAccessService,
    private readonly associations: AssociationService,
    private readonly reader: Reader,
  ) {}

  /** @throws DomainError not-found */
  async view(viewer: Viewer | null, id: string): Promise<StructureView> {
    const [structure, access] = await Promise.all([
      this.store.byId(this.reader, id),
      viewer && this.access.of(viewer, this.reader),
    ]);
    if (!structure) throw notFound();
    const { runById } = structure;
    const names = await this.associations.namesOf(runById === null ? [] : [runById]);
    const edit = access !== null && mayCorrect(access);
    return { structure, runBy: names.get(runById ?? '') ?? null, can: { edit } };
  }

  /** By name. */
  list({ q = '', territory, type, runBy, ...asked }: StructureListInput): Promise<ListPage<Structure>> {
    return this.store.list(this.reader, {
      ...asked,
      type,
      runById: runBy,
      words: searchedWords(q),
      territories: territory === undefined ? undefined : relatedTerritories(territory),
    });
  }

  /** Those that an association runs, by name. */
  runBy(associationId: string): Promise<Structure[]> {
    return this.store.runBy(this.reader, associationId);
  }

  byId(id: string, from: Reader | Tx = this.reader): Promise<Structure | null> {
    return this.store.byId(from, id);
  }

  byIds(ids: readonly string[], from: Reader | Tx = this.reader): Promise<Structure[]> {
    return this.store.byIds(from, ids);
  }
}
