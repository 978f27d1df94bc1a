import { readSettings } from '../../src/platform/config/settings.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { OutboxRow } from '../../src/platform/outbox/outbox-row.entity.js';
import { OutboxStore } from '../../src/platform/outbox/outbox.store.js';
import { Housekeeping } from '../../src/platform/housekeeping/housekeeping.js';
import { OutboxWorker } from '../../src/platform/outbox/outbox.worker.js';
import type { FakeClock } from './fake-clock.js';
import { type OpenDatabase, openDatabase } from './open-database.js';

/** An outbox and its worker, as one process has them, on connections of their own. */
export interface Workshop extends OpenDatabase {
  outbox: Outbox;
  store: OutboxStore;
  worker: OutboxWorker;
  rows: () => Promise<OutboxRow[]>;
}

export async function openWorkshop(url: string, clock: FakeClock): Promise<Workshop> {
  const open = await openDatabase(url, [OutboxRow]);
  const outbox = new Outbox(clock);
  const store = new OutboxStore(open.reader);
  const settings = readSettings({ DATABASE_URL: url, SECRET: 's'.repeat(32) }, () => '');
  const worker = new OutboxWorker(outbox, store, new Housekeeping(), open.unitOfWork, clock, settings);
  const rows = () => open.reader.manager.find(OutboxRow, { order: { availableAt: 'ASC', id: 'ASC' } });
  return { ...open, outbox, store, worker, rows };
}
