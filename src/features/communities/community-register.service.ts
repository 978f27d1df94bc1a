import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { RuleCode } from '../../secrecy/find.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import type { Community } from './community.entity.js';
import { communityNarrowed } from './community.facts.js';
import { CommunityStore } from './community.store.js';
import { MembershipStore } from './membership.store.js';

/** Writes what was decided about a community, with its audit entry and what has to follow. */
@Injectable()
export class CommunityRegister {
  constructor(
    private readonly store: CommunityStore,
    private readonly memberships: MembershipStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly secrecy: SecrecyLog,
  ) {}

  /** With its founder as organiser. */
  async addIn(
    tx: Tx,
    community: Community,
    founderId: string,
    confirmed: readonly RuleCode[],
  ): Promise<void> {
    await this.store.insert(tx, community);
    await this.memberships.insert(tx, {
      id: newId(),
      communityId: community.id,
      accountId: founderId,
      role: 'organiser',
      status: 'active',
      word: null,
      shownToAll: false,
      charterAcceptedAt: community.createdAt,
      createdAt: community.createdAt,
    });
    await this.record(tx, community, 'community.founded', founderId);
    await this.secrecy.recordIn(tx, { actorId: founderId, subject: subjectOf(community) }, confirmed);
  }

  async changeIn(
    tx: Tx,
    before: Community,
    { change, confirmed }: { change: Partial<Community>; confirmed: readonly RuleCode[] },
    actorId: string,
  ): Promise<void> {
    await this.store.update(tx, before.id, { ...change, revision: before.revision + 1 });
    if (change.joinPolicy === 'invitation' && before.joinPolicy !== 'invitation')
      await this.outbox.publish(tx, communityNarrowed, { communityId: before.id }, { key: newId() });
    await this.record(tx, before, 'community.changed', actorId, { fields: Object.keys(change) });
    await this.secrecy.recordIn(tx, { actorId, subject: subjectOf(before) }, confirmed);
  }

  /** A host says that it lives. */
  async awakenIn(tx: Tx, community: Community, awakenedAt: number, actorId: string): Promise<void> {
    await this.store.update(tx, community.id, { awakenedAt });
    await this.record(tx, community, 'community.awakened', actorId);
  }

  record(
    tx: Tx,
    community: Community,
    action: string,
    actorId: string,
    details?: Record<string, string[]>,
  ): Promise<void> {
    return this.audit.record(tx, {
      actorId,
      action,
      subject: subjectOf(community),
      ...(details && { details }),
    });
  }
}

const subjectOf = ({ id }: Community) => ({ type: 'community', id });
