import { Injectable } from '@nestjs/common';
import { isId, NOBODY } from '../../kernel/ids.js';
import {
  decodeCursor,
  textPosition,
  type ListAsked,
  type ListPage,
  toPage,
} from '../../platform/database/keyset.js';
import { PreparedQuery } from '../../platform/database/prepared-query.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Community } from './community.entity.js';
import { Membership } from './membership.entity.js';

@Injectable()
export class CommunityStore {
  private readonly place = new PreparedQuery<{ community: Community; membership: Membership | null }>(
    (manager) =>
      manager
        .createQueryBuilder(Community, 'community')
        .leftJoinAndMapOne(
          'community.membership',
          Membership,
          'membership',
          'membership.communityId = community.id and membership.accountId = :accountId',
          { accountId: 'accountId' },
        )
        .where('community.slug = :slug', { slug: 'slug' }),
  );

  /** With what the account is in it; nobody's standing is null. */
  async findPlace(
    from: Reader | Tx,
    slug: string,
    accountId: string | null,
  ): Promise<{ community: Community; standing: Membership | null } | null> {
    const found = await this.place.first(from.manager, { slug, accountId: accountId ?? NOBODY });
    return found && { community: found.community, standing: found.membership };
  }

  /** Held until the transaction ends: who is organiser is decided by one at a time. */
  lockBySlug(tx: Tx, slug: string): Promise<Community | null> {
    return tx
      .locking(
        tx.manager.createQueryBuilder(Community, 'community').where('community.slug = :slug', { slug }),
      )
      .getOne();
  }

  async findById(from: Reader | Tx, id: string): Promise<Community | null> {
    return isId(id) ? from.manager.findOneBy(Community, { id }) : null;
  }

  lockById(tx: Tx, id: string): Promise<Community | null> {
    return tx
      .locking(tx.manager.createQueryBuilder(Community, 'community').where('community.id = :id', { id }))
      .getOne();
  }

  /** Only ever later. */
  async raiseLastGathering(tx: Tx, id: string, at: number): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .update(Community)
      .set({ lastGatheringAt: at })
      .where('id = :id and (last_gathering_at is null or last_gathering_at < :at)', { id, at })
      .execute();
  }

  async findByIds(from: Reader | Tx, ids: string[]): Promise<Community[]> {
    if (!ids.length) return [];
    return from.manager
      .createQueryBuilder(Community, 'community')
      .where('community.id in (:...ids)', { ids })
      .getMany();
  }

  /** Those that an account is active in. */
  findActiveOf(from: Reader | Tx, accountId: string): Promise<Community[]> {
    return from.manager
      .createQueryBuilder(Community, 'community')
      .innerJoin(
        Membership,
        'mine',
        "mine.communityId = community.id and mine.accountId = :accountId and mine.status = 'active'",
        { accountId },
      )
      .getMany();
  }

  /** Those that show themselves, and those of the account, by name. */
  async listVisible(from: Reader, accountId: string | null, asked: ListAsked): Promise<ListPage<Community>> {
    const query = from.manager.createQueryBuilder(Community, 'community');
    if (accountId)
      query
        .leftJoin(
          Membership,
          'mine',
          "mine.communityId = community.id and mine.accountId = :accountId and mine.status = 'active'",
          { accountId },
        )
        .where("(community.joinPolicy <> 'invitation' or mine.id is not null)");
    else query.where("community.joinPolicy <> 'invitation'");
    const after = decodeCursor(asked.cursor, textPosition);
    if (after)
      query.andWhere('(community.name > :name or (community.name = :name and community.id > :id))', {
        name: after[0],
        id: after[1],
      });
    const rows = await query
      .orderBy('community.name')
      .addOrderBy('community.id')
      .limit(asked.limit + 1)
      .getMany();
    return toPage(rows, asked.limit, (last) => [last.name, last.id]);
  }

  /** The slugs that begin so: to give a new community one of its own. */
  async slugsLike(tx: Tx, base: string): Promise<Set<string>> {
    const rows = await tx.manager
      .createQueryBuilder(Community, 'community')
      .select('community.slug', 'slug')
      .where('community.slug = :base or community.slug like :more', { base, more: `${base}-%` })
      .getRawMany<{ slug: string }>();
    return new Set(rows.map((row) => row.slug));
  }

  async insert(tx: Tx, community: Community): Promise<void> {
    await tx.manager.insert(Community, community);
  }

  async update(tx: Tx, id: string, values: Partial<Community>): Promise<void> {
    await tx.manager.update(Community, { id }, values);
  }
}
