import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeCursor, encodeCursor, listInput, toPage } from './keyset.js';

const position = z.tuple([z.number(), z.string()]);

describe('a cursor', () => {
  it('comes back as it went out', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string({ unit: 'binary' }), (at, id) => {
        const cursor = encodeCursor([at, id]);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(decodeCursor(cursor, position)).toEqual([at, id]);
      }),
    );
  });

  it('is none where none was given', () => {
    expect(decodeCursor(undefined, position)).toBeNull();
  });

  it.each(['', 'x', 'WzFd', encodeCursor(['1', 'a']), encodeCursor([1, 'a', 2])])(
    '%j is refused',
    (cursor) => {
      expect(() => decodeCursor(cursor, position)).toThrow(
        expect.objectContaining({
          kind: 'invalid',
          fields: [{ field: 'cursor', code: 'invalid-cursor', params: {} }],
        }),
      );
    },
  );
});

describe('a page', () => {
  const page = (rows: number[]) => toPage(rows, 3, (last) => [last]);

  it.each([
    [[], [], null],
    [[1, 2, 3], [1, 2, 3], null],
    [[1, 2, 3, 4], [1, 2, 3], encodeCursor([3])],
  ])('of %o is %o, then %o', (rows, items, next) => {
    expect(page(rows)).toEqual({ items, next });
  });

  it('has as many items as asked for, thirty unless said, a hundred at most', () => {
    const { limit } = listInput;
    expect([limit.parse(undefined), limit.parse('5')]).toEqual([30, 5]);
    for (const refused of ['0', '101', '1.5', 'many']) expect(limit.safeParse(refused).success).toBe(false);
  });
});
