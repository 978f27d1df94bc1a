import { median } from './median.js';
import type { Result } from './result.js';

export type Comparison = Pick<Result, 'ours' | 'bare' | 'ratio'>;

interface Sides {
  ours: () => Promise<number>;
  bare: () => Promise<number>;
}

/** Ours, bare, ours, bare…, after one round of each that warms up and doesn't count. */
export async function sideBySide(rounds: number, { ours, bare }: Sides): Promise<Comparison> {
  await ours();
  await bare();
  const pairs: [number, number][] = [];
  while (pairs.length < rounds) pairs.push([await ours(), await bare()]);
  return compared(pairs);
}

/** @param pairs ours and bare of each round */
export function compared(pairs: readonly (readonly [number, number])[]): Comparison & { bare: number } {
  return {
    ours: median(pairs.map(([ours]) => ours)),
    bare: median(pairs.map(([, bare]) => bare)),
    ratio: median(pairs.map(([ours, bare]) => ours / bare)),
  };
}
