import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../database/transaction.js';
import type { FactKind } from './fact-kind.js';
import { OutboxRow } from './outbox-row.entity.js';

type Handler = (payload: unknown) => Promise<void>;

export interface Publication {
  /** Says the same thing once: includes the revision told. */
  key: string;
  /** Not before this instant; now when absent. */
  at?: number;
}

// SQLite takes 32,766 bound values in a statement; a row has 13.
const ROWS_PER_INSERT = 500;

/** What is told inside a transaction and done after it, at least once. */
@Injectable()
export class Outbox {
  private readonly handlers = new Map<string, Map<string, Handler>>();

  constructor(private readonly clock: Clock) {}

  /** At module init, in every role: what is published has one row for each subscriber known by then. */
  subscribe<Payload extends object>(
    fact: FactKind<Payload>,
    subscriber: string,
    handle: (payload: Payload) => Promise<void>,
  ): void {
    const subscribers = this.handlers.get(fact.kind) ?? new Map<string, Handler>();
    if (subscribers.has(subscriber)) throw new Error(`${subscriber} listens to ${fact.kind} already`);
    subscribers.set(subscriber, (payload) => handle(fact.schema.parse(payload)));
    this.handlers.set(fact.kind, subscribers);
  }

  handlerFor(row: Pick<OutboxRow, 'kind' | 'subscriber'>): Handler | undefined {
    return this.handlers.get(row.kind)?.get(row.subscriber);
  }

  publish<Payload extends object>(
    tx: Tx,
    fact: FactKind<Payload>,
    payload: Payload,
    publication: Publication,
  ): Promise<void> {
    return this.publishAll(tx, fact, [{ payload, ...publication }]);
  }

  /** Many of a kind in a few statements; a key already published is passed over. */
  async publishAll<Payload extends object>(
    tx: Tx,
    fact: FactKind<Payload>,
    told: readonly (Publication & { payload: Payload })[],
  ): Promise<void> {
    const now = this.clock.now();
    const subscribers = [...(this.handlers.get(fact.kind)?.keys() ?? [])];
    const rows = told.flatMap(({ payload, key, at }) =>
      subscribers.map((subscriber) => ({
        id: newId(),
        subscriber,
        kind: fact.kind,
        payload: fact.schema.parse(payload),
        dedupeKey: key,
        state: 'pending' as const,
        availableAt: at ?? now,
        attempts: 0,
        leaseOwner: null,
        leaseUntil: null,
        lastError: null,
        createdAt: now,
        settledAt: null,
      })),
    );
    for (let from = 0; from < rows.length; from += ROWS_PER_INSERT)
      await tx.manager
        .createQueryBuilder()
        .insert()
        .into(OutboxRow)
        .values(rows.slice(from, from + ROWS_PER_INSERT))
        .orIgnore()
        .updateEntity(false)
        .execute();
  }
}
