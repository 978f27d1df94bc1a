import { z } from 'zod';
import { invalidField } from '../../kernel/domain-error.js';
import { isId } from '../../kernel/ids.js';

export interface ListPage<Item> {
  items: Item[];
  /** Opaque; null on the last page. */
  next: string | null;
}

export const DEFAULT_LIMIT = 30;
export const MAX_LIMIT = 100;

/** `?limit=` and `?cursor=` of every list. */
export const listInput = {
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  cursor: z.string().max(500).optional(),
};

export interface ListAsked {
  limit: number;
  cursor?: string | undefined;
}

const id = z.string().refine(isId);

/** Positions come back from outside: PostgreSQL would fail on what no row can hold. */
export const instantPosition = z.tuple([z.int(), id]);
export const textPosition = z.tuple([z.string().regex(/^[^\0]*$/), id]);

export const encodeCursor = (position: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** @throws DomainError invalid, on `cursor` */
export function decodeCursor<Position>(
  cursor: string | undefined,
  schema: z.ZodType<Position>,
): Position | null {
  if (cursor === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalidField('cursor', 'invalid-cursor');
  }
}

/** A page from a query that asked for one row more than `limit`. */
export function toPage<Item>(
  rows: Item[],
  limit: number,
  position: (last: Item) => readonly (string | number)[],
): ListPage<Item> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? encodeCursor(position(items[limit - 1]!)) : null };
}
