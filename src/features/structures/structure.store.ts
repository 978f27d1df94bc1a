import { Injectable } from '@nestjs/common';
import { isId, NOBODY } from '../../kernel/ids.js';
import {
  decodeCursor,
  type ListAsked,
  type ListPage,
  textPosition,
  toPage,
} from '../../platform/database/keyset.js';
import { containing, LIKE } from '../../platform/database/text-search.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Structure } from './structure.entity.js';

export interface StructuresAsked extends ListAsked {
  /** Words of the name, the acronym or the town, each of which is looked for. */
  words: readonly string[];
  type?: string | undefined;
  /** Any of these; everywhere when absent. */
  territories?: readonly string[] | undefined;
  /** The association that runs them. */
  runById?: string | undefined;
}

/** Near-duplicates are looked for among so many that have a word in common. */
const MOST_COMPARED = 300;

@Injectable()
export class StructureStore {
  async byId(from: Reader | Tx, id: string): Promise<Structure | null> {
    return isId(id) ? from.manager.findOneBy(Structure, { id }) : null;
  }

  async byIds(from: Reader | Tx, ids: readonly string[]): Promise<Structure[]> {
    const known = ids.filter(isId);
    if (!known.length) return [];
    return from.manager
      .createQueryBuilder(Structure, 'structure')
      .where('structure.id in (:...known)', { known })
      .getMany();
  }

  /** Held until the transaction ends. */
  async lockById(tx: Tx, id: string): Promise<Structure | null> {
    if (!isId(id)) return null;
    return tx
      .locking(tx.manager.createQueryBuilder(Structure, 'structure').where('structure.id = :id', { id }))
      .getOne();
  }

  /** By name. */
  async list(
    from: Reader,
    { words, type, territories, runById, ...asked }: StructuresAsked,
  ): Promise<ListPage<Structure>> {
    const query = from.manager.createQueryBuilder(Structure, 'structure').where('1 = 1');
    words.forEach((word, index) => {
      const name = `word${index}`;
      query.andWhere(`structure.searchText ${LIKE.replace('pattern', name)}`, { [name]: containing(word) });
    });
    if (type) query.andWhere('structure.type = :type', { type });
    if (runById)
      query.andWhere('structure.runById = :runById', { runById: isId(runById) ? runById : NOBODY });
    if (territories) query.andWhere('structure.territory in (:...territories)', { territories });
    const after = decodeCursor(asked.cursor, textPosition);
    if (after)
      query.andWhere(
        '(structure.searchText > :text or (structure.searchText = :text and structure.id > :id))',
        { text: after[0], id: after[1] },
      );
    const rows = await query
      .orderBy('structure.searchText')
      .addOrderBy('structure.id')
      .limit(asked.limit + 1)
      .getMany();
    return toPage(rows, asked.limit, (last) => [last.searchText, last.id]);
  }

  /** Those that an association runs, by name. */
  runBy(from: Reader, associationId: string): Promise<Structure[]> {
    return from.manager.find(Structure, {
      where: { runById: associationId },
      order: { searchText: 'ASC', id: 'ASC' },
    });
  }

  /** What one may be mistaken for: the same likeness, or a word in common; the surest first. */
  comparable(
    from: Reader | Tx,
    { likeness, words, territories }: { likeness: string; words: readonly string[]; territories: string[] },
  ): Promise<Structure[]> {
    const shared = words.map((_, index) => `structure.searchText ${LIKE.replace('pattern', `word${index}`)}`);
    const patterns = words.map((word, index) => [`word${index}`, containing(word)]);
    return from.manager
      .createQueryBuilder(Structure, 'structure')
      .where('structure.territory in (:...territories)', { territories })
      .andWhere(`(${['structure.likeness = :likeness', ...shared].join(' or ')})`, {
        likeness,
        ...(Object.fromEntries(patterns) as Record<string, string>),
      })
      .orderBy('case when structure.likeness = :likeness then 0 else 1 end')
      .addOrderBy('structure.id')
      .limit(MOST_COMPARED)
      .getMany();
  }

  async insert(tx: Tx, structure: Structure): Promise<void> {
    await tx.manager.insert(Structure, structure);
  }

  async update(tx: Tx, id: string, values: Partial<Structure>): Promise<void> {
    await tx.manager.update(Structure, { id }, values);
  }
}
