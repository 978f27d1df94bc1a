/**
 * Reads together what is asked for in the same turn of the event loop. Each who asks gets an answer that was read
 * after they asked.
 */
export class GatheredReads<Answer> {
  private asked = new Set<string>();
  private next: Promise<Map<string, Answer>> | null = null;

  constructor(private readonly read: (keys: string[]) => Promise<Map<string, Answer>>) {}

  /** Undefined where nothing is found. */
  async ask(key: string): Promise<Answer | undefined> {
    this.asked.add(key);
    this.next ??= this.gather();
    return (await this.next).get(key);
  }

  private async gather(): Promise<Map<string, Answer>> {
    await new Promise(setImmediate);
    const keys = [...this.asked];
    this.asked = new Set();
    this.next = null;
    return this.read(keys);
  }
}
