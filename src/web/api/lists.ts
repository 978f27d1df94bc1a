import { z } from 'zod';
import { invalidField } from '../../kernel/domain-error.js';
import type { ListPage } from '../../platform/database/keyset.js';

/** `{ items, next }` */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

export const listView = <From, To>(page: ListPage<From>, view: (item: From) => To): ListPage<To> => ({
  items: page.items.map(view),
  next: page.next,
});

/** For lists that are short enough to come whole, which is what they do unless a limit is asked for. */
export const wholeListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).optional(),
  cursor: z.string().max(500).optional(),
});
export type WholeListAsked = z.output<typeof wholeListQuery>;

/**
 * A page of a list that is at hand whole.
 * @throws DomainError invalid, on `cursor`
 */
export function pageOf<Item>(
  items: readonly Item[],
  { limit, cursor }: WholeListAsked,
  idOf: (item: Item) => string,
): ListPage<Item> {
  const after = cursor === undefined ? -1 : items.findIndex((item) => cursorOf(idOf(item)) === cursor);
  if (cursor !== undefined && after === -1) throw invalidField('cursor', 'invalid-cursor');
  const page = items.slice(after + 1, limit === undefined ? undefined : after + 1 + limit);
  const last = page.at(-1);
  const isLast = after + 1 + page.length >= items.length;
  return { items: page, next: last === undefined || isLast ? null : cursorOf(idOf(last)) };
}

const cursorOf = (id: string): string => Buffer.from(id).toString('base64url');
