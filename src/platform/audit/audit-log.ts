import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../database/transaction.js';
import { AuditEntry } from './audit-entry.entity.js';

export interface Deed {
  actorId: string | null;
  /** Such as `event.cancelled`. */
  action: string;
  subject: { type: string; id: string };
  /** Ids, counts, names of fields: never what a person wrote. */
  details?: AuditEntry['details'];
}

@Injectable()
export class AuditLog {
  constructor(private readonly clock: Clock) {}

  async record(tx: Tx, { actorId, action, subject, details }: Deed): Promise<void> {
    await tx.manager.insert(AuditEntry, {
      id: newId(),
      at: this.clock.now(),
      actorId,
      action,
      subjectType: subject.type,
      subjectId: subject.id,
      details: details ?? null,
    });
  }
}
