import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { relatedTerritories, territoryCountry } from '../../vocabulary/territories.js';
import { StructureAccessService } from './structure-access.service.js';
import type { Structure } from './structure.entity.js';
import type { AddedStructureInput, StructureInput } from './structure.input.js';
import { likenessOf, type Named, nearOnes, tellingWords } from './structure-likeness.rules.js';
import { type StructureFacts, StructureRegister } from './structure-register.service.js';
import { checkStructureTexts, structureExists } from './structure.rules.js';
import { StructureStore } from './structure.store.js';

@Injectable()
export class StructureAddingService {
  constructor(
    private readonly access: StructureAccessService,
    private readonly store: StructureStore,
    private readonly register: StructureRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly reader: Reader,
  ) {}

  /**
   * @returns its id
   * @throws DomainError colleagues-only, secrecy, structure-exists with those that it may be, and on `runBy`
   */
  async add(viewer: Viewer, input: StructureInput, once: Once | null = null): Promise<string> {
    const { confirmed, runBy, ...added } = input;
    const found = checkStructureTexts(added, { confirmed, territory: added.territory });
    return this.unitOfWork.run(async (tx) => {
      const access = await this.access.require(tx, viewer);
      return createOnce(tx, once, this.clock.now(), async () => {
        await this.access.checkRunnerIn(tx, access, { before: null, after: runBy });
        await this.checkNewIn(tx, added, 'name');
        const facts = { ...factsOf(added), runById: runBy };
        return (await this.register.addIn(tx, facts, viewer.accountId, found)).id;
      });
    });
  }

  /** Before anything is typed. @throws DomainError colleagues-only */
  async requireMayAdd(viewer: Viewer): Promise<void> {
    await this.access.require(this.reader, viewer);
  }

  /** With the news about it, by a colleague whose texts were checked. @throws DomainError structure-exists */
  async addIn(tx: Tx, viewer: Viewer, input: AddedStructureInput): Promise<Structure> {
    await this.checkNewIn(tx, input, 'structure.name');
    return this.register.addIn(tx, factsOf(input), viewer.accountId, []);
  }

  /** As `addIn` would make it, writing nothing. @throws DomainError structure-exists */
  async sketch(from: Reader, input: AddedStructureInput): Promise<Structure> {
    await this.checkNew(from, input, 'structure.name');
    return this.register.sketch(factsOf(input));
  }

  /** Those that it may be, the likeliest first. */
  async near(structure: Named, from: Reader | Tx = this.reader): Promise<Structure[]> {
    const known = await this.store.comparable(from, {
      likeness: likenessOf(structure),
      words: tellingWords(structure),
      territories: relatedTerritories(structure.territory),
    });
    return nearOnes(structure, known);
  }

  /** One after the other in a country, beyond which nothing is near: two that are added at once see one another. */
  private async checkNewIn(tx: Tx, added: AddedStructureInput, field: string): Promise<void> {
    await tx.inTurn(`structures:${territoryCountry(added.territory)}`);
    await this.checkNew(tx, added, field);
  }

  private async checkNew(from: Reader | Tx, added: AddedStructureInput, field: string): Promise<void> {
    if (added.isAnother) return;
    const near = await this.near(added, from);
    if (near.length > 0) throw structureExists(near, field);
  }
}

const factsOf = ({ isAnother: _, ...facts }: AddedStructureInput): StructureFacts => ({
  ...facts,
  runById: null,
});
