import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { AssociationNotices } from './association-notices.service.js';
import { AssociationRoleStore, type RoleKey } from './association-role.store.js';

/** Writes what was decided about roles, with their audit entries; the person concerned is told. */
@Injectable()
export class AssociationRoleRegister {
  constructor(
    private readonly store: AssociationRoleStore,
    private readonly notices: AssociationNotices,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async giveIn(tx: Tx, key: RoleKey, actorId: string): Promise<void> {
    await this.store.insert(tx, { ...key, since: this.clock.now(), suspendedAt: null });
    await this.record(tx, key, 'given', actorId);
    // Whoever asked for the association hears of its verification instead, and others know what they do.
    if (key.accountId !== actorId) await this.tellIn(tx, key, 'roleGiven');
  }

  async confirmIn(tx: Tx, key: RoleKey, actorId: string): Promise<void> {
    await this.store.setSuspended(tx, key, null);
    await this.record(tx, key, 'confirmed', actorId);
    await this.tellIn(tx, key, 'roleConfirmed');
  }

  async suspendIn(tx: Tx, key: RoleKey): Promise<void> {
    await this.store.setSuspended(tx, key, this.clock.now());
    await this.record(tx, key, 'suspended', null);
  }

  async takeBackIn(tx: Tx, key: RoleKey, actorId: string): Promise<void> {
    await this.store.remove(tx, key);
    await this.record(tx, key, 'removed', actorId);
  }

  private tellIn(tx: Tx, key: RoleKey, kind: 'roleGiven' | 'roleConfirmed'): Promise<void> {
    const { associationId, accountId, role } = key;
    return this.notices.tellIn(tx, [accountId], { kind, associationId, role });
  }

  private record(
    tx: Tx,
    { associationId, accountId, role }: RoleKey,
    deed: string,
    actorId: string | null,
  ): Promise<void> {
    return this.audit.record(tx, {
      actorId,
      action: `association.role-${deed}`,
      subject: { type: 'association', id: associationId },
      details: { accountId, role },
    });
  }
}
