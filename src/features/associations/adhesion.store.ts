import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { searchable } from '../../kernel/text.js';
import {
  decodeCursor,
  type ListAsked,
  type ListPage,
  textPosition,
  toPage,
} from '../../platform/database/keyset.js';
import { containing, LIKE } from '../../platform/database/text-search.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Adhesion } from './adhesion.entity.js';
import { ADHESION_STATES, type AdhesionState, nearUntil } from './adhesion.rules.js';
import { Association } from './association.entity.js';

export interface AdhesionsAsked extends ListAsked {
  associationId: string;
  q?: string | undefined;
  state?: AdhesionState | undefined;
  /** `YYYY-MM-DD`, by which states are told. */
  today: string;
}

/** As `stateOn` says. */
const IN_STATE: Record<AdhesionState, string> = {
  upcoming: 'adhesion.startsOn > :today',
  current: 'adhesion.startsOn <= :today and adhesion.endsOn > :near',
  expiring: 'adhesion.startsOn <= :today and adhesion.endsOn >= :today and adhesion.endsOn <= :near',
  grace: 'adhesion.endsOn < :today and adhesion.admitsUntil >= :today',
  lapsed: 'adhesion.endsOn < :today and adhesion.admitsUntil < :today',
};

@Injectable()
export class AdhesionStore {
  async byId(from: Reader | Tx, id: string): Promise<Adhesion | null> {
    return isId(id) ? from.manager.findOneBy(Adhesion, { id }) : null;
  }

  find(from: Reader | Tx, associationId: string, accountId: string): Promise<Adhesion | null> {
    return from.manager.findOneBy(Adhesion, { associationId, accountId });
  }

  /** Of some people to one association. */
  async ofAccounts(
    from: Reader | Tx,
    associationId: string,
    accountIds: readonly string[],
  ): Promise<Adhesion[]> {
    if (!accountIds.length) return [];
    return from.manager
      .createQueryBuilder(Adhesion, 'adhesion')
      .where('adhesion.associationId = :associationId', { associationId })
      .andWhere('adhesion.accountId in (:...accountIds)', { accountIds })
      .getMany();
  }

  /** Of somebody, with the association of each, by its name. */
  async ofAccount(
    from: Reader | Tx,
    accountId: string,
  ): Promise<{ adhesion: Adhesion; association: Association }[]> {
    const rows = (await from.manager
      .createQueryBuilder(Adhesion, 'adhesion')
      .innerJoinAndMapOne(
        'adhesion.association',
        Association,
        'association',
        'association.id = adhesion.associationId',
      )
      .where('adhesion.accountId = :accountId', { accountId })
      .orderBy('association.name')
      .addOrderBy('adhesion.id')
      .getMany()) as (Adhesion & { association: Association })[];
    return rows.map(({ association, ...adhesion }) => ({ adhesion, association }));
  }

  /** By name. */
  async list(from: Reader, { limit, cursor, ...asked }: AdhesionsAsked): Promise<ListPage<Adhesion>> {
    const query = this.matching(from, asked);
    const after = decodeCursor(cursor, textPosition);
    if (after)
      query.andWhere('(adhesion.searchText > :text or (adhesion.searchText = :text and adhesion.id > :id))', {
        text: after[0],
        id: after[1],
      });
    const rows = await query.limit(limit + 1).getMany();
    return toPage(rows, limit, (last) => [last.searchText, last.id]);
  }

  /** All of an association, by name. */
  every(from: Reader | Tx, associationId: string): Promise<Adhesion[]> {
    return from.manager.find(Adhesion, { where: { associationId }, order: { searchText: 'ASC', id: 'ASC' } });
  }

  /** How many are in each state. */
  async counts(from: Reader, associationId: string, today: string): Promise<Record<AdhesionState, number>> {
    const query = from.manager
      .createQueryBuilder(Adhesion, 'adhesion')
      .where('adhesion.associationId = :associationId', { associationId })
      .setParameters({ today, near: nearUntil(today) })
      .select('count(*)', 'every');
    for (const state of ADHESION_STATES)
      query.addSelect(`sum(case when ${IN_STATE[state]} then 1 else 0 end)`, state);
    const row = await query.getRawOne<Record<AdhesionState, string | number | null>>();
    const countOf = (state: AdhesionState): number => Number(row?.[state] ?? 0);
    return {
      upcoming: countOf('upcoming'),
      current: countOf('current'),
      expiring: countOf('expiring'),
      grace: countOf('grace'),
      lapsed: countOf('lapsed'),
    };
  }

  /** Some of an association, in the order of their ids. */
  chunk(tx: Tx, associationId: string, afterId: string | null, size: number): Promise<Adhesion[]> {
    const query = tx.manager
      .createQueryBuilder(Adhesion, 'adhesion')
      .where('adhesion.associationId = :associationId', { associationId });
    if (afterId !== null) query.andWhere('adhesion.id > :afterId', { afterId });
    return query.orderBy('adhesion.id').limit(size).getMany();
  }

  async insert(tx: Tx, adhesions: readonly Omit<Adhesion, 'searchText'>[]): Promise<Adhesion[]> {
    const rows = adhesions.map((adhesion) => ({ ...adhesion, searchText: searchTextOf(adhesion) }));
    await tx.manager.insert(Adhesion, rows);
    return rows;
  }

  /** All but what the person alone decides, who may do so meanwhile. */
  async update(tx: Tx, adhesion: Adhesion): Promise<void> {
    const { id, noticesRefusedAt: _theirs, ...values } = adhesion;
    await tx.manager.update(Adhesion, { id }, { ...values, searchText: searchTextOf(adhesion) });
  }

  async setCover(tx: Tx, ids: readonly string[], admitsUntil: string): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .update(Adhesion)
      .set({ admitsUntil })
      .where('id in (:...ids)', { ids })
      .execute();
  }

  /** As `update`, of many in one statement. */
  async updateAll(tx: Tx, adhesions: readonly Adhesion[]): Promise<void> {
    const rows = adhesions.map(({ noticesRefusedAt: _theirs, ...adhesion }) => ({
      ...adhesion,
      searchText: searchTextOf(adhesion),
    }));
    await tx.manager.upsert(Adhesion, rows, ['id']);
  }

  /** @param at null: they are wanted */
  async setNoticesRefused(tx: Tx, id: string, at: number | null): Promise<void> {
    await tx.manager.update(Adhesion, { id }, { noticesRefusedAt: at });
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(Adhesion, { id });
  }

  private matching(
    from: Reader,
    { associationId, q, state, today }: Omit<AdhesionsAsked, 'limit' | 'cursor'>,
  ): SelectQueryBuilder<Adhesion> {
    const query = from.manager
      .createQueryBuilder(Adhesion, 'adhesion')
      .where('adhesion.associationId = :associationId', { associationId })
      .setParameters({ today, near: nearUntil(today) })
      .orderBy('adhesion.searchText')
      .addOrderBy('adhesion.id');
    if (state) query.andWhere(`(${IN_STATE[state]})`);
    if (q) query.andWhere(`adhesion.searchText ${LIKE}`, { pattern: containing(q) });
    return query;
  }
}

const searchTextOf = ({ name, email }: Pick<Adhesion, 'name' | 'email'>): string =>
  searchable(`${name} ${email}`);
