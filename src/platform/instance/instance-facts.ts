import { Injectable } from '@nestjs/common';
import { Reader, type Tx } from '../database/transaction.js';
import { InstanceFact } from './instance-fact.entity.js';

/** Reads and writes what the instance remembers about itself. */
@Injectable()
export class InstanceFacts {
  constructor(private readonly reader: Reader) {}

  async read(name: string): Promise<string | null> {
    return (await this.reader.manager.findOneBy(InstanceFact, { name }))?.value ?? null;
  }

  /** Instead of what was said before. */
  async writeIn(tx: Tx, name: string, value: string): Promise<void> {
    await tx.manager.upsert(InstanceFact, { name, value }, ['name']);
  }
}
