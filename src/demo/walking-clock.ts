import { Clock } from '../kernel/clock.js';

/** Goes where the demo's story is told, never back. */
export class WalkingClock extends Clock {
  constructor(private instant: number) {
    super();
  }

  now(): number {
    return this.instant;
  }

  walkTo(instant: number): void {
    if (instant < this.instant) throw new RangeError('the story is told in its order');
    this.instant = instant;
  }
}
