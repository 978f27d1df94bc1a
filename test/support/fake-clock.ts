import { Clock } from '../../src/kernel/clock.js';

/** Monday 1 March 2027, ten in the morning in Paris. */
export const A_MONDAY = Date.UTC(2027, 2, 1, 9);

/** Stands still until it is told otherwise. */
export class FakeClock extends Clock {
  constructor(private instant: number = A_MONDAY) {
    super();
  }

  now(): number {
    return this.instant;
  }

  set(instant: number): void {
    this.instant = instant;
  }

  advance(milliseconds: number): void {
    this.instant += milliseconds;
  }
}
