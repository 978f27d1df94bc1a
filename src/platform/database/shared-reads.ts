/**
 * Lets those who ask the same thing at the same time share one query. It begins after each of them asked, so that
 * what was committed before somebody asked is always in their answer.
 */
export class SharedReads<Answer> {
  private readonly running = new Map<string, Promise<Answer>>();
  private readonly next = new Map<string, Promise<Answer>>();

  ask(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const waiting = this.next.get(key);
    if (waiting) return waiting;
    const running = this.running.get(key);
    if (!running) return this.begin(key, read);
    const begin = (): Promise<Answer> => {
      this.next.delete(key);
      return this.begin(key, read);
    };
    const next = running.then(begin, begin);
    this.next.set(key, next);
    return next;
  }

  private begin(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const running = read().finally(() => this.running.delete(key));
    this.running.set(key, running);
    return running;
  }
}
