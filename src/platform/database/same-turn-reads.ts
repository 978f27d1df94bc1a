/**
 * Lets those who ask the same thing in the same turn of the event loop share one query: the services behind a page each
 * ask for themselves what it is about, and who may know of it. It begins after each of them asked.
 */
export class SameTurnReads<Answer> {
  private readonly asked = new Map<string, Promise<Answer>>();

  ask(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const asked = this.asked.get(key) ?? this.nextTurn(key).then(read);
    this.asked.set(key, asked);
    return asked;
  }

  private async nextTurn(key: string): Promise<void> {
    await new Promise(setImmediate);
    this.asked.delete(key);
  }
}
