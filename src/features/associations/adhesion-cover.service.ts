import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Adhesion } from './adhesion.entity.js';
import { coverOf } from './adhesion.rules.js';
import { AdhesionStore } from './adhesion.store.js';
import { adhesionChanged, graceChanged } from './association.facts.js';
import { AssociationStore } from './association.store.js';

const AT_ONCE = 200;

/** Keeps what adhesions admit to in step with their association's days of grace. */
@Injectable()
export class AdhesionCoverService {
  constructor(
    private readonly store: AdhesionStore,
    private readonly associations: AssociationStore,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Some at a time; another change of the days of grace takes over from this one. */
  async recompute({
    associationId,
    revision,
    afterId,
  }: {
    associationId: string;
    revision: number;
    afterId: string | null;
  }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const association = await this.associations.lockById(tx, associationId);
      if (!association) return;
      const adhesions = await this.store.chunk(tx, associationId, afterId, AT_ONCE);
      const coverFor = ({ endsOn }: Adhesion): string => coverOf(endsOn, association.graceDays);
      const stale = adhesions.filter((adhesion) => adhesion.admitsUntil !== coverFor(adhesion));
      for (const [admitsUntil, ids] of grouped(stale, coverFor))
        await this.store.setCover(tx, ids, admitsUntil);
      await this.tellIn(tx, stale, revision);
      const last = adhesions.at(-1);
      if (adhesions.length === AT_ONCE && last)
        await this.goOnIn(tx, { associationId, revision, afterId: last.id });
    });
  }

  private tellIn(tx: Tx, adhesions: readonly Adhesion[], revision: number): Promise<void> {
    return this.outbox.publishAll(
      tx,
      adhesionChanged,
      adhesions.map(({ id, associationId, accountId }) => ({
        payload: { associationId, accountId },
        key: `${id}:grace:${revision}`,
      })),
    );
  }

  private goOnIn(tx: Tx, rest: { associationId: string; revision: number; afterId: string }): Promise<void> {
    const key = `${rest.associationId}:${rest.revision}:${rest.afterId}`;
    return this.outbox.publish(tx, graceChanged, rest, { key });
  }
}

function grouped(
  adhesions: readonly Adhesion[],
  keyOf: (adhesion: Adhesion) => string,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const adhesion of adhesions)
    groups.set(keyOf(adhesion), [...(groups.get(keyOf(adhesion)) ?? []), adhesion.id]);
  return groups;
}
