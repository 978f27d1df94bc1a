import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Structure } from './structure.entity.js';
import { StructureStore } from './structure.store.js';

/** Closes structures, and opens them again, as the board says. */
@Injectable()
export class StructureClosing {
  constructor(
    private readonly store: StructureStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Until the transaction ends; null for one that is not known. */
  holdIn(tx: Tx, id: string): Promise<Structure | null> {
    return this.store.lockById(tx, id);
  }

  /** @param closedOn its last day, which may be to come; null where it is open after all */
  async closeIn(tx: Tx, id: string, closedOn: string | null): Promise<void> {
    await this.store.update(tx, id, { closedOn, updatedAt: this.clock.now() });
    await this.audit.record(tx, {
      actorId: null,
      action: closedOn === null ? 'structure.opened' : 'structure.closed',
      subject: { type: 'structure', id },
    });
  }
}
