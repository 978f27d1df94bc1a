import { describe, expect, it } from 'vitest';
import { SharedReads } from './shared-reads.js';

/** Reads that end when told to, and how many began. */
function source() {
  const ends: ((value: string | Error) => void)[] = [];
  const read = (): Promise<string> =>
    new Promise((resolve, reject) => {
      ends.push((value) => (value instanceof Error ? reject(value) : resolve(value)));
    });
  return { ends, read };
}

describe('shared reads', () => {
  it('give everybody an answer that was read after they asked, with one query for all who wait', async () => {
    const [reads, { ends, read }] = [new SharedReads<string>(), source()];
    const first = reads.ask('a', read);
    const others = [reads.ask('a', read), reads.ask('a', read)];
    expect(ends).toHaveLength(1);
    ends[0]!('before');
    expect(await first).toBe('before');
    await Promise.resolve();
    expect(ends).toHaveLength(2);
    ends[1]!('after');
    expect(await Promise.all(others)).toEqual(['after', 'after']);
    void reads.ask('a', read);
    expect(ends).toHaveLength(3);
  });

  it('keep different questions apart', () => {
    const [reads, { ends, read }] = [new SharedReads<string>(), source()];
    void reads.ask('a', read);
    void reads.ask('b', read);
    expect(ends).toHaveLength(2);
  });

  it('ask again for those who wait when the first one fails, and keep nothing of it', async () => {
    const [reads, { ends, read }] = [new SharedReads<string>(), source()];
    const [first, second] = [reads.ask('a', read), reads.ask('a', read)];
    ends[0]!(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await Promise.resolve();
    ends[1]!('back');
    expect(await second).toBe('back');
  });
});
