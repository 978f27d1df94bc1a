import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { RuleCode } from '../../secrecy/find.js';
import { recordConfirmed } from '../secrecy/secrecy-log.service.js';
import type { Said } from '../secrecy/secrecy.rules.js';
import { membershipEnded } from './community.facts.js';
import { CommunityDoorStore } from './community-door.store.js';
import { LetterRegister } from './letter-register.service.js';
import { HOST_ROLES, type Membership } from './membership.entity.js';
import { MembershipStore } from './membership.store.js';

interface MembershipChange {
  role?: Membership['role'] | undefined;
  status?: 'active' | undefined;
  shownToAll?: boolean | undefined;
  /** To somebody who is let in. */
  word?: string | undefined;
  /** Of that word. */
  confirmed?: readonly RuleCode[];
}

/** Writes what was decided about a membership, with its audit entry and what has to follow. */
@Injectable()
export class MembershipRegister {
  constructor(
    private readonly store: MembershipStore,
    private readonly doors: CommunityDoorStore,
    private readonly letters: LetterRegister,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @param word of who asks to join
   * @param confirmed of that word
   */
  async addIn(
    tx: Tx,
    {
      communityId,
      accountId,
      status,
      word,
    }: Pick<Membership, 'communityId' | 'accountId' | 'status' | 'word'>,
    confirmed: readonly RuleCode[] = [],
  ): Promise<Membership> {
    const now = this.clock.now();
    const membership: Membership = {
      id: newId(),
      communityId,
      accountId,
      role: 'member',
      status,
      word,
      shownToAll: false,
      charterAcceptedAt: now,
      createdAt: now,
    };
    await this.store.insert(tx, membership);
    if (status === 'active') await this.doors.closeInvitation(tx, communityId, accountId, now);
    await this.record(tx, membership, status === 'active' ? 'joined' : 'requested', accountId);
    await this.recordConfirmed(tx, membership, accountId, confirmed);
    return membership;
  }

  async changeIn(
    tx: Tx,
    before: Membership,
    { word, confirmed, ...change }: MembershipChange,
    actorId: string,
  ): Promise<Membership> {
    const role = change.role ?? before.role;
    const status = change.status ?? before.status;
    // The choice of a host ends with the role that asked for it.
    const shownToAll = HOST_ROLES.includes(role) && (change.shownToAll ?? before.shownToAll);
    const values = { role, status, shownToAll, word: status === 'active' ? null : before.word };
    const after: Membership = { ...before, ...values };
    await this.store.update(tx, before.id, values);
    await this.record(tx, before, 'changed', actorId, { role, status });
    await this.recordConfirmed(tx, before, actorId, confirmed);
    if (before.status !== status)
      await this.doors.closeInvitation(tx, before.communityId, before.accountId, this.clock.now());
    if (before.accountId !== actorId) await this.tellOfChangeIn(tx, before, after, word);
    return after;
  }

  /** One who leaves may come back: nothing of the membership stays. */
  async leaveIn(tx: Tx, membership: Membership, actorId: string): Promise<void> {
    await this.store.remove(tx, membership.id);
    await this.end(tx, membership);
    await this.record(tx, membership, 'left', actorId);
  }

  /** One who was refused may ask again: nothing of the request stays. */
  async refuseIn(
    tx: Tx,
    membership: Membership,
    actorId: string,
    { word, confirmed }: Said = {},
  ): Promise<void> {
    await this.store.remove(tx, membership.id);
    await this.record(tx, membership, 'refused', actorId);
    await this.recordConfirmed(tx, membership, actorId, confirmed);
    await this.tellIn(tx, membership, 'refused', { word: word || null });
  }

  /** All that wait, by one decision. */
  async settleRequestsIn(
    tx: Tx,
    communityId: string,
    outcome: 'accepted' | 'refused',
    actorId: string,
  ): Promise<void> {
    for (const request of await this.store.pending(tx, communityId)) {
      if (outcome === 'accepted') await this.changeIn(tx, request, { status: 'active' }, actorId);
      else await this.refuseIn(tx, request, actorId);
    }
  }

  /** One who was removed may come back as anybody: nothing of the membership stays. Nothing is mailed. */
  async readmitIn(tx: Tx, membership: Membership, actorId: string): Promise<void> {
    await this.store.remove(tx, membership.id);
    await this.record(tx, membership, 'readmitted', actorId);
  }

  /** One who was removed may not come back by themselves. */
  async removeIn(tx: Tx, membership: Membership, actorId: string): Promise<void> {
    const { communityId, accountId } = membership;
    await this.store.update(tx, membership.id, { status: 'removed', role: 'member', shownToAll: false });
    await this.doors.closeInvitation(tx, communityId, accountId, this.clock.now());
    await this.end(tx, membership);
    await this.record(tx, membership, 'removed', actorId);
    await this.tellIn(tx, membership, 'removed', {});
  }

  private async tellOfChangeIn(
    tx: Tx,
    before: Membership,
    after: Membership,
    word: string | undefined,
  ): Promise<void> {
    if (before.status !== after.status) await this.tellIn(tx, after, 'accepted', { word: word || null });
    if (before.role !== after.role) await this.tellIn(tx, after, 'roleChanged', { role: after.role });
  }

  private tellIn(
    tx: Tx,
    { communityId, accountId }: Membership,
    kind: 'accepted' | 'refused' | 'removed' | 'roleChanged',
    said: { word?: string | null; role?: Membership['role'] },
  ): Promise<void> {
    return this.letters.tellIn(tx, [accountId], { kind, communityId, ...said });
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
      subject: subjectOf(membership),
      ...(details && { details }),
    });
  }

  private recordConfirmed(
    tx: Tx,
    membership: Membership,
    actorId: string,
    confirmed: readonly RuleCode[] = [],
  ): Promise<void> {
    return recordConfirmed(this.audit, tx, { actorId, subject: subjectOf(membership) }, confirmed);
  }
}

const subjectOf = ({ id }: Membership) => ({ type: 'membership', id });
