import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transaction.js';

type Chore = (tx: Tx, now: number) => Promise<void>;

/** What a worker throws out every hour: each owner of rows that outlive their use registers a chore. */
@Injectable()
export class Housekeeping {
  private readonly chores: Chore[] = [];

  register(chore: Chore): void {
    this.chores.push(chore);
  }

  async doIn(tx: Tx, now: number): Promise<void> {
    for (const chore of this.chores) await chore(tx, now);
  }
}
