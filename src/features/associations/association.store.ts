import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { isId, NOBODY } from '../../kernel/ids.js';
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
import { AssociationRole, type AssociationRoleName } from './association-role.entity.js';
import { Association, type AssociationStatus } from './association.entity.js';

export interface AssociationsAsked extends ListAsked {
  q?: string | undefined;
  statuses: readonly AssociationStatus[];
  /** Those that they asked for alone; all when absent. */
  requestedBy?: string | undefined;
}

@Injectable()
export class AssociationStore {
  async byId(from: Reader | Tx, id: string): Promise<Association | null> {
    return isId(id) ? from.manager.findOneBy(Association, { id }) : null;
  }

  async byIds(from: Reader | Tx, ids: readonly string[]): Promise<Association[]> {
    const known = ids.filter(isId);
    if (!known.length) return [];
    return from.manager
      .createQueryBuilder(Association, 'association')
      .where('association.id in (:...known)', { known })
      .orderBy('association.name')
      .addOrderBy('association.id')
      .getMany();
  }

  /** Held until the transaction ends: its roles and adhesions change one at a time. */
  async lockById(tx: Tx, id: string): Promise<Association | null> {
    if (!isId(id)) return null;
    return tx
      .locking(
        tx.manager.createQueryBuilder(Association, 'association').where('association.id = :id', { id }),
      )
      .getOne();
  }

  /** By name. */
  async list(
    from: Reader,
    { q, statuses, requestedBy, ...asked }: AssociationsAsked,
  ): Promise<ListPage<Association>> {
    const query = from.manager
      .createQueryBuilder(Association, 'association')
      .where('association.status in (:...statuses)', { statuses });
    if (requestedBy !== undefined)
      query.andWhere('association.requestedBy = :requestedBy', { requestedBy: requestedBy || NOBODY });
    if (q) query.andWhere(`association.searchText ${LIKE}`, { pattern: containing(q) });
    const after = decodeCursor(asked.cursor, textPosition);
    if (after)
      query.andWhere('(association.name > :name or (association.name = :name and association.id > :id))', {
        name: after[0],
        id: after[1],
      });
    const rows = await query
      .orderBy('association.name')
      .addOrderBy('association.id')
      .limit(asked.limit + 1)
      .getMany();
    return toPage(rows, asked.limit, (last) => [last.name, last.id]);
  }

  /** Verified ones in which somebody holds a role that is not suspended, by name. */
  withRole(from: Reader | Tx, accountId: string, role: AssociationRoleName): Promise<Association[]> {
    return from.manager
      .createQueryBuilder(Association, 'association')
      .innerJoin(
        AssociationRole,
        'role',
        'role.associationId = association.id and role.accountId = :accountId and role.role = :role',
        { accountId, role },
      )
      .where("association.status = 'verified' and role.suspendedAt is null")
      .orderBy('association.name')
      .addOrderBy('association.id')
      .getMany();
  }

  /** Verified ones of which somebody is manager, writer or adherent, by name. */
  reservable(from: Reader | Tx, accountId: string): Promise<Association[]> {
    return from.manager
      .createQueryBuilder(Association, 'association')
      .where("association.status = 'verified'")
      .andWhere(
        (query) =>
          `(association.id in ${query
            .subQuery()
            .select('role.associationId')
            .from(AssociationRole, 'role')
            .where('role.accountId = :accountId and role.suspendedAt is null')
            .getQuery()} or association.id in ${query
            .subQuery()
            .select('adhesion.associationId')
            .from(Adhesion, 'adhesion')
            .where('adhesion.accountId = :accountId')
            .getQuery()})`,
        { accountId },
      )
      .orderBy('association.name')
      .addOrderBy('association.id')
      .getMany();
  }

  /** All that are verified, by name: to choose from. */
  verified(from: Reader): Promise<Association[]> {
    return from.manager.find(Association, {
      where: { status: 'verified' },
      order: { name: 'ASC', id: 'ASC' },
    });
  }

  /** Requests in the order in which they came, then those refused; of one person, or of all. */
  undecided(from: Reader, requestedBy?: string): Promise<Association[]> {
    return from.manager.find(Association, {
      where: { status: Not('verified'), ...(requestedBy !== undefined && { requestedBy }) },
      order: { status: 'DESC', id: 'ASC' },
    });
  }

  async insert(tx: Tx, association: Omit<Association, 'searchText'>): Promise<void> {
    await tx.manager.insert(Association, { ...association, searchText: searchTextOf(association) });
  }

  async update(tx: Tx, association: Association): Promise<void> {
    const { id, ...values } = association;
    await tx.manager.update(Association, { id }, { ...values, searchText: searchTextOf(association) });
  }
}

const searchTextOf = ({ name, acronym }: Pick<Association, 'name' | 'acronym'>): string =>
  searchable(`${name} ${acronym ?? ''}`);
