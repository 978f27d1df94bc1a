/**
 * What was read from the database and is still true: kept for one moment, such as `UnitOfWork.writes`, and forgotten
 * whole at the next. The moment is asked for before reading, so that nothing is kept for later than it was read.
 */
export class KeptReads<Value> {
  private readonly values = new Map<string, Value>();
  private moment: string | number | null = null;

  /** @param most of them at a time: the oldest goes first */
  constructor(private readonly most: number) {}

  /** Undefined where it has to be read. */
  at(moment: string | number | null, key: string): Value | undefined {
    return moment !== null && moment === this.moment ? this.values.get(key) : undefined;
  }

  /** Does nothing without a moment: others may write at any time. */
  keep(moment: string | number | null, key: string, value: Value): void {
    if (moment === null) return;
    if (moment !== this.moment) this.values.clear();
    this.moment = moment;
    const [oldest] = this.values.keys();
    if (oldest !== undefined && this.values.size >= this.most && !this.values.has(key))
      this.values.delete(oldest);
    this.values.set(key, value);
  }
}
