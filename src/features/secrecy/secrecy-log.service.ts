import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { RuleCode } from '../../secrecy/find.js';

/** Keeps that somebody confirmed a passage: its type, never what it says. */
@Injectable()
export class SecrecyLog {
  constructor(private readonly audit: AuditLog) {}

  async recordIn(
    tx: Tx,
    { actorId, subject }: Pick<Deed, 'actorId' | 'subject'>,
    confirmed: readonly RuleCode[],
  ) {
    if (confirmed.length === 0) return;
    await this.audit.record(tx, {
      actorId,
      action: 'secrecy.confirmed',
      subject,
      details: { types: [...confirmed] },
    });
  }
}
