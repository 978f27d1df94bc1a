import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { RuleCode } from '../../secrecy/find.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import type { Association } from './association.entity.js';
import { graceChanged } from './association.facts.js';
import { ASSOCIATION_ROLES } from './association-role.entity.js';
import { AssociationRoleStore } from './association-role.store.js';
import { AssociationStore } from './association.store.js';

/** Writes what was decided about an association, with its audit entry and what has to follow. */
@Injectable()
export class AssociationRegister {
  constructor(
    private readonly store: AssociationStore,
    private readonly roles: AssociationRoleStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly secrecy: SecrecyLog,
    private readonly clock: Clock,
  ) {}

  async addIn(
    tx: Tx,
    association: Omit<Association, 'searchText'>,
    actorId: string,
    confirmed: readonly RuleCode[],
  ): Promise<void> {
    await this.store.insert(tx, association);
    await this.record(tx, association, 'requested', actorId);
    await this.secrecy.recordIn(tx, { actorId, subject: subjectOf(association) }, confirmed);
  }

  async changeIn(
    tx: Tx,
    before: Association,
    { change, confirmed }: { change: Partial<Association>; confirmed: readonly RuleCode[] },
    actorId: string,
  ): Promise<void> {
    const after = { ...before, ...change, revision: before.revision + 1 };
    await this.store.update(tx, after);
    if (after.graceDays !== before.graceDays)
      await this.outbox.publish(
        tx,
        graceChanged,
        { associationId: before.id, revision: after.revision, afterId: null },
        { key: `${before.id}:${after.revision}` },
      );
    await this.record(tx, before, 'changed', actorId, Object.keys(change));
    await this.secrecy.recordIn(tx, { actorId, subject: subjectOf(before) }, confirmed);
  }

  /** Verified, it is kept by whoever asked for it, who also writes in its name. */
  async decideIn(
    tx: Tx,
    decided: Association,
    actorId: string,
    confirmed: readonly RuleCode[],
  ): Promise<void> {
    await this.store.update(tx, { ...decided, revision: decided.revision + 1 });
    await this.record(tx, decided, decided.status, actorId);
    await this.secrecy.recordIn(tx, { actorId, subject: subjectOf(decided) }, confirmed);
    const { id, status, requestedBy } = decided;
    if (status !== 'verified' || requestedBy === null) return;
    for (const role of ASSOCIATION_ROLES)
      await this.roles.insert(tx, {
        associationId: id,
        accountId: requestedBy,
        role,
        since: this.clock.now(),
        suspendedAt: null,
      });
  }

  private record(
    tx: Tx,
    association: Pick<Association, 'id'>,
    deed: string,
    actorId: string,
    fields?: string[],
  ): Promise<void> {
    return this.audit.record(tx, {
      actorId,
      action: `association.${deed}`,
      subject: subjectOf(association),
      ...(fields && { details: { fields } }),
    });
  }
}

const subjectOf = ({ id }: Pick<Association, 'id'>) => ({ type: 'association', id });
