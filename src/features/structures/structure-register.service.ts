import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { RuleCode } from '../../secrecy/find.js';
import { structureTypeAcronym } from '../../vocabulary/structure-types.js';
import { territoryLabel } from '../../vocabulary/territories.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import type { Structure } from './structure.entity.js';
import { structureChanged } from './structure.facts.js';
import { likenessOf, structureSearchText } from './structure-likeness.rules.js';
import { StructureStore } from './structure.store.js';

export type StructureFacts = Pick<
  Structure,
  'name' | 'type' | 'territory' | 'town' | 'address' | 'phone' | 'email' | 'website' | 'runById'
>;

/** Writes what was decided about a structure, with its audit entry and what has to follow. */
@Injectable()
export class StructureRegister {
  constructor(
    private readonly store: StructureStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly secrecy: SecrecyLog,
    private readonly clock: Clock,
  ) {}

  /** As it will be, once it is added. */
  sketch(facts: StructureFacts): Structure {
    const now = this.clock.now();
    return {
      id: newId(),
      ...facts,
      ...foundBy(facts),
      closedOn: null,
      createdBy: null,
      revision: 1,
      createdAt: now,
      updatedAt: now,
    };
  }

  async addIn(
    tx: Tx,
    facts: StructureFacts,
    actorId: string,
    confirmed: readonly RuleCode[],
  ): Promise<Structure> {
    const structure = { ...this.sketch(facts), createdBy: actorId };
    await this.store.insert(tx, structure);
    await this.recordIn(tx, structure.id, { action: 'structure.added', actorId });
    await this.secrecy.recordIn(tx, { actorId, subject: subjectOf(structure.id) }, confirmed);
    return structure;
  }

  async changeIn(
    tx: Tx,
    before: Structure,
    { change, confirmed }: { change: Partial<StructureFacts>; confirmed: readonly RuleCode[] },
    actorId: string,
  ): Promise<void> {
    const fields = (Object.keys(change) as (keyof StructureFacts)[]).filter(
      (field) => change[field] !== undefined && change[field] !== before[field],
    );
    if (fields.length === 0) return;
    const after = { ...before, ...change };
    const revision = before.revision + 1;
    const updatedAt = this.clock.now();
    await this.store.update(tx, before.id, { ...change, ...foundBy(after), revision, updatedAt });
    const fact = { structureId: before.id, revision };
    await this.outbox.publish(tx, structureChanged, fact, { key: `${before.id}:${revision}` });
    await this.recordIn(tx, before.id, { action: 'structure.changed', actorId, fields });
    await this.secrecy.recordIn(tx, { actorId, subject: subjectOf(before.id) }, confirmed);
  }

  private recordIn(
    tx: Tx,
    id: string,
    { action, actorId, fields }: { action: string; actorId: string; fields?: string[] },
  ): Promise<void> {
    return this.audit.record(tx, {
      actorId,
      action,
      subject: subjectOf(id),
      ...(fields && { details: { fields } }),
    });
  }
}

const subjectOf = (id: string) => ({ type: 'structure', id });

const foundBy = (facts: StructureFacts): Pick<Structure, 'searchText' | 'likeness'> => ({
  searchText: structureSearchText(facts, {
    acronym: structureTypeAcronym(facts.type),
    territory: territoryLabel(facts.territory),
  }),
  likeness: likenessOf(facts),
});
