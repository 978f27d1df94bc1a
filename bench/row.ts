import type { BenchDatabase } from './databases.js';
import type { Result } from './result.js';

/** What a row measures with. */
export interface Bench {
  database: BenchDatabase;
  /** How often each side is measured. */
  rounds: number;
  /** How long each side is measured each time. */
  seconds: number;
  /** Of 1 where the whole is measured; less for a quick look. */
  share: number;
}

export type Measured = Omit<Result, 'row' | 'database'>;

export interface Row {
  id: string;
  measure: (bench: Bench) => Promise<Measured[]>;
}
