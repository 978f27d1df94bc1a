import { describe, expect, it } from 'vitest';
import { median } from './median.js';
import { isReached, type Result } from './result.js';
import { compared, sideBySide } from './rounds.js';
import { figure, table, withMeasured } from './table.js';

const result: Result = {
  row: 'P2',
  what: 'a feed',
  database: 'SQLite',
  unit: '/s',
  ours: 2283.4,
  bare: 2880,
  ratio: 0.793,
  goal: { atLeast: 0.5 },
};

describe('figures', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('the median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('there is no median of nothing', () => {
    expect(() => median([])).toThrow();
  });

  it('the ratio is the median of the rounds’ own', () => {
    const rounds: [number, number][] = [
      [10, 100],
      [40, 100],
      [3, 10],
    ];
    expect(compared(rounds)).toEqual({ ours: 10, bare: 100, ratio: 0.3 });
  });

  it('both sides take turns, and the first round of each does not count', async () => {
    const order: string[] = [];
    const side = (name: string, first: number) => async () => (order.push(name) <= 2 ? first : 1);
    const found = await sideBySide(2, { ours: side('ours', 99), bare: side('bare', 99) });
    expect(order).toEqual(['ours', 'bare', 'ours', 'bare', 'ours', 'bare']);
    expect(found).toEqual({ ours: 1, bare: 1, ratio: 1 });
  });

  it.each<[Partial<Result>, boolean]>([
    [{}, true],
    [{ ratio: 0.49 }, false],
    [{ goal: { atMost: 2 }, ratio: 2.1 }, false],
    [{ goal: { atMost: 50 }, ratio: null, bare: null, ours: 12 }, true],
    [{ goal: { atMost: 50 }, ratio: null, bare: null, ours: 51 }, false],
  ])('%j is reached: %s', (fields, expected) => {
    expect(isReached({ ...result, ...fields })).toBe(expected);
  });
});

describe('the table', () => {
  it('has a line a result, its columns one below the other', () => {
    const plain: Result = {
      ...result,
      row: 'P5',
      unit: 'ms',
      ours: 12.34,
      bare: null,
      ratio: null,
      goal: { atMost: 50 },
    };
    expect(table([result, plain])).toBe(
      [
        '|     | what   | on     | ours    | bare    | ratio | goal    | reached |',
        '|-----|--------|--------|---------|---------|-------|---------|---------|',
        '| P2  | a feed | SQLite | 2283 /s | 2880 /s | 0.79  | ≥ 0.5   | yes     |',
        '| P5  | a feed | SQLite | 12.3 ms |         |       | ≤ 50 ms | yes     |',
      ].join('\n'),
    );
  });

  it.each([
    [0.123, '0.12'],
    [12.34, '12.3'],
    [1234.5, '1235'],
  ])('%d is written %s', (value, expected) => {
    expect(figure(value)).toBe(expected);
  });

  it('stands between the markers of its page, in place of the one before', () => {
    const page = withMeasured('a\n<!-- measured -->\n<!-- /measured -->\nz', 'first');
    expect(withMeasured(page, 'second')).toBe('a\n<!-- measured -->\nsecond\n<!-- /measured -->\nz');
    expect(() => withMeasured('no markers', 'x')).toThrow();
  });
});
