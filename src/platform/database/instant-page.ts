import type { SelectQueryBuilder } from 'typeorm';
import { decodeCursor, instantPosition, type ListAsked, type ListPage, toPage } from './keyset.js';

type InstantField<Row> = keyof { [Field in keyof Row as Row[Field] extends number ? Field : never]: true } &
  string;

/**
 * A page of rows in the order of an instant of theirs, then of their ids.
 * @param query without order or limit
 * @throws DomainError invalid, on `cursor`
 */
export async function pageByInstant<Row extends { id: string }>(
  query: SelectQueryBuilder<Row>,
  { by, order }: { by: InstantField<Row>; order: 'ASC' | 'DESC' },
  { cursor, limit }: ListAsked,
): Promise<ListPage<Row>> {
  const [at, id] = [`${query.alias}.${by}`, `${query.alias}.id`];
  const beyond = order === 'ASC' ? '>' : '<';
  const after = decodeCursor(cursor, instantPosition);
  if (after)
    query.andWhere(`(${at} ${beyond} :pageAt or (${at} = :pageAt and ${id} ${beyond} :pageId))`, {
      pageAt: after[0],
      pageId: after[1],
    });
  const rows = await query
    .orderBy(at, order)
    .addOrderBy(id, order)
    .limit(limit + 1)
    .getMany();
  return toPage(rows, limit, (last) => [Number(last[by]), last.id]);
}
