import { describe, expect, it } from 'vitest';
import { KeptReads } from './kept-reads.js';

describe('kept reads', () => {
  it('are given back at the moment they were read', () => {
    const reads = new KeptReads<string>(2);
    reads.keep(1, 'a', 'A');
    expect(reads.at(1, 'a')).toBe('A');
    expect(reads.at(1, 'b')).toBeUndefined();
  });

  it('are forgotten, all of them, once the moment is over', () => {
    const reads = new KeptReads<string>(2);
    reads.keep(1, 'a', 'A');
    expect(reads.at(2, 'a')).toBeUndefined();
    reads.keep(2, 'b', 'B');
    expect(reads.at(2, 'a')).toBeUndefined();
    expect(reads.at(1, 'a')).toBeUndefined();
  });

  it('are not kept where others may write at any time', () => {
    const reads = new KeptReads<string>(2);
    reads.keep(null, 'a', 'A');
    expect(reads.at(null, 'a')).toBeUndefined();
  });

  it('are few: the oldest goes first', () => {
    const reads = new KeptReads<string>(2);
    for (const key of ['a', 'b', 'b', 'c']) reads.keep(1, key, key.toUpperCase());
    expect(['a', 'b', 'c'].map((key) => reads.at(1, key))).toEqual([undefined, 'B', 'C']);
  });
});
