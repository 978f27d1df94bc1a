import { describe, expect, it } from 'vitest';
import { GatheredReads } from './gathered-reads.js';

describe('what many ask for', () => {
  const read: string[][] = [];
  const reads = new GatheredReads(async (keys) => {
    read.push(keys);
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, `${key}!`]));
  });

  it('in the same turn is read together and once, and nothing where there is nothing', async () => {
    const answers = await Promise.all(['a', 'b', 'a', 'nobody'].map((key) => reads.ask(key)));
    expect(answers).toEqual(['a!', 'b!', 'a!', undefined]);
    expect(read.splice(0)).toEqual([['a', 'b', 'nobody']]);
  });

  it('later is read anew', async () => {
    await reads.ask('a');
    await reads.ask('a');
    expect(read.splice(0)).toEqual([['a'], ['a']]);
  });

  it('fails for all who asked, and for nobody after them', async () => {
    let isAway = true;
    const failing = new GatheredReads(async (keys) => {
      if (isAway) throw new Error('away');
      return new Map(keys.map((key) => [key, key]));
    });
    const both = await Promise.allSettled([failing.ask('a'), failing.ask('b')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isAway = false;
    expect(await failing.ask('a')).toBe('a');
  });
});
