import { Injectable } from '@nestjs/common';
import { AuditLog, type Deed } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { RuleCode } from '../../secrecy/find.js';

type By = Pick<Deed, 'actorId' | 'subject'>;

/** Keeps that somebody confirmed a passage: its type, never what it says. For who holds the audit log already. */
export async function recordConfirmed(
  audit: AuditLog,
  tx: Tx,
  by: By,
  confirmed: readonly RuleCode[],
): Promise<void> {
  if (confirmed.length === 0) return;
  await audit.record(tx, { ...by, action: 'secrecy.confirmed', details: { types: [...confirmed] } });
}

/** As `recordConfirmed`. */
@Injectable()
export class SecrecyLog {
  constructor(private readonly audit: AuditLog) {}

  recordIn(tx: Tx, by: By, confirmed: readonly RuleCode[]): Promise<void> {
    return recordConfirmed(this.audit, tx, by, confirmed);
  }
}
