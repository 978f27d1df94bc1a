import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { pageByInstant } from '../../platform/database/instant-page.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { CommunityInvitation } from './community-invitation.entity.js';
import { CommunityLink } from './community-link.entity.js';

/** Both ways in by a link: personal invitations, and the one to share. */
@Injectable()
export class CommunityDoorStore {
  constructor(private readonly reader: Reader) {}

  async invitation(id: string, from: Reader | Tx = this.reader): Promise<CommunityInvitation | null> {
    return isId(id) ? from.manager.findOneBy(CommunityInvitation, { id }) : null;
  }

  invitationByToken(tokenHash: string, from: Reader | Tx = this.reader): Promise<CommunityInvitation | null> {
    return from.manager.findOneBy(CommunityInvitation, { tokenHash });
  }

  invitationByRefusalToken(refusalTokenHash: string): Promise<CommunityInvitation | null> {
    return this.reader.manager.findOneBy(CommunityInvitation, { refusalTokenHash });
  }

  /** Pending or closed, by account. */
  async invitationsOf(
    tx: Tx,
    communityId: string,
    accountIds: string[],
  ): Promise<Map<string, CommunityInvitation>> {
    if (!accountIds.length) return new Map();
    const found = await tx.manager.findBy(CommunityInvitation, { communityId, accountId: In(accountIds) });
    return new Map(found.map((invitation) => [invitation.accountId, invitation]));
  }

  /** Those that wait, oldest first. */
  async pending(communityId: string, asked: ListAsked): Promise<ListPage<CommunityInvitation>> {
    const query = this.reader.manager
      .createQueryBuilder(CommunityInvitation, 'invitation')
      .where('invitation.communityId = :communityId and invitation.closedAt is null', { communityId });
    return pageByInstant(query, { by: 'createdAt', order: 'ASC' }, asked);
  }

  async insertInvitation(tx: Tx, invitation: CommunityInvitation): Promise<void> {
    await tx.manager.insert(CommunityInvitation, invitation);
  }

  async updateInvitation(tx: Tx, id: string, values: Partial<CommunityInvitation>): Promise<void> {
    await tx.manager.update(CommunityInvitation, { id }, values);
  }

  /** Somebody joined by whatever way, or was removed: their invitation waits no more. */
  async closeInvitation(tx: Tx, communityId: string, accountId: string, closedAt: number): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .update(CommunityInvitation)
      .set({ closedAt })
      .where('community_id = :communityId and account_id = :accountId and closed_at is null', {
        communityId,
        accountId,
      })
      .execute();
  }

  link(communityId: string, from: Reader | Tx = this.reader): Promise<CommunityLink | null> {
    return from.manager.findOneBy(CommunityLink, { communityId });
  }

  linkByToken(tokenHash: string, from: Reader | Tx = this.reader): Promise<CommunityLink | null> {
    return from.manager.findOneBy(CommunityLink, { tokenHash });
  }

  async saveLink(tx: Tx, link: CommunityLink): Promise<void> {
    await tx.manager.upsert(CommunityLink, link, ['communityId']);
  }
}
