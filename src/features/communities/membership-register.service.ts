import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { membershipEnded } from './community.facts.js';
import type { Membership, MembershipStatus } from './membership.entity.js';
import { MembershipStore } from './membership.store.js';

/** Writes what was decided about a membership, with its audit entry and what has to follow. */
@Injectable()
export class MembershipRegister {
  constructor(
    private readonly store: MembershipStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async addIn(tx: Tx, communityId: string, accountId: string, status: MembershipStatus): Promise<void> {
    const now = this.clock.now();
    const membership: Membership = {
      id: newId(),
      communityId,
      accountId,
      role: 'member',
      status,
      charterAcceptedAt: now,
      createdAt: now,
    };
    await this.store.insert(tx, membership);
    await this.record(tx, membership, status === 'active' ? 'joined' : 'requested', accountId);
  }

  async changeIn(
    tx: Tx,
    membership: Membership,
    change: { role?: Membership['role'] | undefined; status?: 'active' | undefined },
    actorId: string,
  ): Promise<Membership> {
    const after = { role: change.role ?? membership.role, status: change.status ?? membership.status };
    await this.store.update(tx, membership.id, after);
    await this.record(tx, membership, 'changed', actorId, after);
    return { ...membership, ...after };
  }

  /** One who leaves may come back: nothing of the membership stays. */
  async leaveIn(tx: Tx, membership: Membership, actorId: string): Promise<void> {
    await this.store.remove(tx, membership.id);
    await this.end(tx, membership);
    await this.record(tx, membership, 'left', actorId);
  }

  /** One who was refused may ask again; one who was removed may not. */
  async removeIn(tx: Tx, membership: Membership, actorId: string): Promise<void> {
    if (membership.status === 'pending') await this.store.remove(tx, membership.id);
    else await this.store.update(tx, membership.id, { status: 'removed', role: 'member' });
    await this.end(tx, membership);
    await this.record(tx, membership, membership.status === 'pending' ? 'refused' : 'removed', actorId);
  }

  private async end(tx: Tx, { id, communityId, accountId, status }: Membership): Promise<void> {
    if (status !== 'active') return;
    await this.outbox.publish(tx, membershipEnded, { communityId, accountId }, { key: id });
  }

  private record(
    tx: Tx,
    membership: Membership,
    deed: string,
    actorId: string,
    details?: Record<string, string>,
  ): Promise<void> {
    return this.audit.record(tx, {
      actorId,
      action: `membership.${deed}`,
      subject: { type: 'membership', id: membership.id },
      ...(details && { details }),
    });
  }
}
