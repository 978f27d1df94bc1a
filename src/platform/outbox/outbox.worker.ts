import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock, HOUR, SECOND } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Housekeeping } from '../housekeeping/housekeeping.js';
import { settleFailure } from './delivery.rules.js';
import { PermanentFailure } from './fact-kind.js';
import { Outbox } from './outbox.js';
import type { OutboxRow } from './outbox-row.entity.js';
import { OutboxStore, type Settled } from './outbox.store.js';

const CONCURRENCY = 20;
/** Rows are claimed and settled several at a time: each time is two durable transactions. */
const REFILL_BELOW = 10;
const LEASE = 15 * SECOND;
const RENEW_EVERY = 5 * SECOND;
const POLL = 400;

/**
 * Does what the outbox holds. Any number of workers may run on PostgreSQL: each claims rows for a lease that it
 * renews while it works, so that a dead one's come back. They poll, since LISTEN does not pass a
 * transaction pooler.
 */
@Injectable()
export class OutboxWorker {
  private readonly logger = new Logger('outbox');
  private readonly owner = newId();
  private readonly inFlight = new Map<string, Promise<void>>();
  private whenSomeAreDone: (() => void) | null = null;
  private settled: Settled[] = [];
  private stopping = new AbortController();
  private loop: Promise<void> | null = null;
  private renewed = 0;
  private tidied = 0;

  constructor(
    private readonly outbox: Outbox,
    private readonly store: OutboxStore,
    private readonly housekeeping: Housekeeping,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Begins to work in the background until `stop`. */
  async start(): Promise<void> {
    if (this.settings.databaseUrl.startsWith('sqlite:'))
      await this.unitOfWork.run((tx) => this.store.releaseAll(tx));
    this.stopping = new AbortController();
    this.loop = this.work();
  }

  /** Claims nothing more, finishes what is under way and records it. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    this.loop = null;
  }

  /** Does all that is due now, and what that makes due, then returns. */
  async drain(): Promise<void> {
    for (;;) {
      await this.settle();
      const claimed = await this.claim();
      if (!claimed && !this.inFlight.size && !this.settled.length) return;
      await Promise.all(this.inFlight.values());
    }
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.settle();
        await this.keep();
        const claimed = await this.claim();
        if (this.inFlight.size) await this.untilSomeAreDone();
        else if (!claimed) await pause(POLL, undefined, { signal }).catch(() => undefined);
      } catch (error) {
        // The database is away: what is claimed comes back with its lease.
        this.logger.error(`the outbox cannot reach its database: ${nameOf(error)}`);
        await pause(SECOND, undefined, { signal }).catch(() => undefined);
      }
    }
    while (this.inFlight.size) {
      await this.keep();
      await Promise.race([...this.inFlight.values(), pause(POLL)]);
      await this.settle();
    }
    await this.settle();
  }

  /** At least one, and while many are at work until half of them are; a slow one holds up nobody for long. */
  private async untilSomeAreDone(): Promise<void> {
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, POLL);
      this.whenSomeAreDone = () => {
        if (this.inFlight.size >= REFILL_BELOW) return;
        clearTimeout(patience);
        resolve();
      };
    });
    this.whenSomeAreDone = null;
  }

  private async claim(): Promise<number> {
    const free = CONCURRENCY - this.inFlight.size;
    const now = this.clock.now();
    if (free <= 0 || !(await this.store.hasDue(now))) return 0;
    const lease = { owner: this.owner, until: now + LEASE };
    const rows = await this.unitOfWork.run((tx) => this.store.claim(tx, lease, now, free));
    for (const row of rows)
      this.inFlight.set(
        row.id,
        this.deliver(row).finally(() => {
          this.inFlight.delete(row.id);
          this.whenSomeAreDone?.();
        }),
      );
    return rows.length;
  }

  private async deliver(row: OutboxRow): Promise<void> {
    try {
      const handle = this.outbox.handlerFor(row);
      if (!handle) throw new PermanentFailure('no-such-subscriber');
      await handle(row.payload);
      this.settled.push({ row, settlement: { state: 'done' } });
    } catch (error) {
      const settlement = settleFailure({
        attempt: row.attempts + 1,
        permanent: error instanceof PermanentFailure,
        error: nameOf(error),
        now: this.clock.now(),
        random: Math.random(),
      });
      this.logger.warn(`${row.kind} for ${row.subscriber} failed: ${nameOf(error)} (${settlement.state})`);
      this.settled.push({ row, settlement });
    }
  }

  private async settle(): Promise<void> {
    const batch = this.settled;
    if (!batch.length) return;
    this.settled = [];
    try {
      await this.unitOfWork.run((tx) => this.store.settle(tx, this.owner, batch, this.clock.now()));
    } catch (error) {
      this.settled.unshift(...batch);
      throw error;
    }
  }

  private async keep(): Promise<void> {
    const now = this.clock.now();
    if (this.inFlight.size && now - this.renewed >= RENEW_EVERY) {
      const lease = { owner: this.owner, until: now + LEASE };
      await this.unitOfWork.run((tx) => this.store.renew(tx, lease, [...this.inFlight.keys()]));
      this.renewed = now;
    }
    if (now - this.tidied >= HOUR) {
      await this.unitOfWork.run((tx) => this.housekeeping.doIn(tx, now));
      this.tidied = now;
    }
  }
}

/** A failure's kind: its words may hold an address or a text. */
function nameOf(error: unknown): string {
  if (error instanceof PermanentFailure) return error.code;
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
