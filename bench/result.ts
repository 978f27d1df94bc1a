/** What a figure has to reach: of the ratio where there is something to compare with, else of our own figure. */
export type Goal = { atLeast: number } | { atMost: number };

export interface Result {
  /** Of the table in docs/BENCH.md: P1, P2… */
  row: string;
  what: string;
  database: string;
  unit: string;
  ours: number;
  /** Null where the goal is a plain figure. */
  bare: number | null;
  /** Median of the rounds' own ratios, so that what slows the machine slows both sides of each. */
  ratio: number | null;
  goal: Goal;
}

export function isReached({ ratio, ours, goal }: Pick<Result, 'ratio' | 'ours' | 'goal'>): boolean {
  const figure = ratio ?? ours;
  return 'atLeast' in goal ? figure >= goal.atLeast : figure <= goal.atMost;
}
