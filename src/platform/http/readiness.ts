import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Reader } from '../database/transaction.js';

const PATIENCE = 2000;

/** Something without which no request can be served. */
export interface ReadinessCheck {
  name: string;
  /** Rejects when it isn't there. */
  check: () => Promise<void>;
}

export interface ReadinessReport {
  ready: boolean;
  checks: { name: string; ok: boolean }[];
}

async function passes({ check }: ReadinessCheck): Promise<boolean> {
  const patience = new AbortController();
  try {
    return await Promise.race([
      check().then(() => true),
      pause(PATIENCE, false, { signal: patience.signal, ref: false }),
    ]);
  } catch {
    return false;
  } finally {
    patience.abort();
  }
}

/** Whether this process should be sent requests: not before its checks pass, nor once it is stopping. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private readonly checks: ReadinessCheck[] = [];
  private stopping = false;

  register(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }

  async report(): Promise<ReadinessReport> {
    const results = await Promise.all(
      this.checks.map(async (check) => ({ name: check.name, ok: await passes(check) })),
    );
    const checks = this.stopping ? [...results, { name: 'stopping', ok: false }] : results;
    return { ready: checks.every(({ ok }) => ok), checks };
  }
}

/** Both the connection that writes and those that read answer. */
export const databaseCheck = (writer: DataSource, reader: Reader): ReadinessCheck => ({
  name: 'database',
  check: async () => {
    await Promise.all([writer.query('select 1'), reader.manager.query('select 1')]);
  },
});
