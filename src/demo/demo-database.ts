import type { DataSource } from 'typeorm';
import { alone } from '../platform/database/alone.js';
import { dataSourceOptions, openWriter } from '../platform/database/data-source.js';
import { Reader } from '../platform/database/transaction.js';
import { DEMO_STAMP, readDemoStamp, writeDemoStamp } from '../platform/instance/demo-stamp.js';
import { isEmpty, removeAll } from '../platform/instance/instance-content.js';
import { InstanceFact } from '../platform/instance/instance-fact.entity.js';
import { InstanceFacts } from '../platform/instance/instance-facts.js';

const DEMO_LOCK = 7_226_175;

/** `loading`: a load that was interrupted. `occupied`: something is there, and it is no demo. */
export type DemoState = 'empty' | 'loading' | 'loaded' | 'occupied';

/** A database before it is served, on a connection of its own. */
export class DemoDatabase {
  private readonly facts = new InstanceFacts(new Reader([this.dataSource]));

  private constructor(private readonly dataSource: DataSource) {}

  /** Of several processes that start at once, one looks and loads at a time. */
  static async use<Result>(url: string, work: (database: DemoDatabase) => Promise<Result>): Promise<Result> {
    const dataSource = await openWriter(dataSourceOptions(url, [InstanceFact]));
    try {
      return await alone(dataSource, DEMO_LOCK, () => work(new DemoDatabase(dataSource)));
    } finally {
      await dataSource.destroy();
    }
  }

  async state(): Promise<DemoState> {
    const stamp = readDemoStamp(await this.facts.read(DEMO_STAMP));
    if (stamp) return stamp.state;
    return (await isEmpty(this.dataSource)) ? 'empty' : 'occupied';
  }

  /** Empty, and marked so that a load which does not come to its end is known for what it is. */
  clear(): Promise<void> {
    const stamp = writeDemoStamp({ state: 'loading' });
    return removeAll(this.dataSource, (tx) => this.facts.writeIn(tx, DEMO_STAMP, stamp));
  }
}
