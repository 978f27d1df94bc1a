import { describe, expect, it } from 'vitest';
import { SameTurnReads } from './same-turn-reads.js';

describe('what is asked several times', () => {
  it('in the same turn is read once for each thing, after all have asked', async () => {
    const reads = new SameTurnReads<string>();
    const read: string[] = [];
    let state = 'before';
    const ask = (key: string) =>
      reads.ask(key, () => {
        read.push(key);
        return Promise.resolve(`${key} ${state}`);
      });
    const answers = [ask('a'), ask('b'), ask('a'), Promise.resolve().then(() => ask('a'))];
    state = 'after';
    expect(await Promise.all(answers)).toEqual(['a after', 'b after', 'a after', 'a after']);
    expect(read).toEqual(['a', 'b']);
  });

  it('later is read anew, however long the first read takes', async () => {
    const reads = new SameTurnReads<number>();
    const ends: ((answer: number) => void)[] = [];
    const ask = () => reads.ask('a', () => new Promise((resolve) => ends.push(resolve)));
    const first = ask();
    await new Promise(setImmediate);
    const second = ask();
    await new Promise(setImmediate);
    ends.forEach((end, index) => end(index));
    expect(await Promise.all([first, second])).toEqual([0, 1]);
  });

  it('fails for all who asked, and for nobody after them', async () => {
    const reads = new SameTurnReads<string>();
    const away = () => Promise.reject(new Error('away'));
    const both = await Promise.allSettled([reads.ask('a', away), reads.ask('a', away)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await reads.ask('a', () => Promise.resolve('back'))).toBe('back');
  });
});
