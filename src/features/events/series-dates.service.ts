import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { Event } from './event.entity.js';

/** What `series`, which stands above, has to say of the dates of one. */
export interface SeriesKeeper {
  /** @throws DomainError invalid: a date never moves to or past its neighbours (C19) */
  checkMoveIn(tx: Tx, before: Event, after: Event): Promise<void>;
  /** A cancelled date takes place after all. @throws DomainError series-cancelled */
  restoreIn(tx: Tx, event: Event): Promise<void>;
  /** Time, place or status of a date changed: the calendars of those who follow show it (C04). */
  dateChangedIn(tx: Tx, date: Event): Promise<void>;
  /** New rules of its time zone moved dates of a series: those who follow are told once (C20). */
  datesMovedIn(tx: Tx, seriesId: string): Promise<void>;
}

/**
 * Asks the series in the transaction that changes one of its dates: what it refuses must not be written, and the counter
 * that it shares with its dates rises with theirs.
 */
@Injectable()
export class SeriesDates implements SeriesKeeper {
  private keeper: SeriesKeeper | null = null;

  register(keeper: SeriesKeeper): void {
    this.keeper = keeper;
  }

  async checkMoveIn(tx: Tx, before: Event, after: Event): Promise<void> {
    if (before.seriesId !== null) await this.keeper?.checkMoveIn(tx, before, after);
  }

  async restoreIn(tx: Tx, event: Event): Promise<void> {
    if (event.seriesId !== null) await this.keeper?.restoreIn(tx, event);
  }

  async dateChangedIn(tx: Tx, date: Event): Promise<void> {
    if (date.seriesId !== null) await this.keeper?.dateChangedIn(tx, date);
  }

  async datesMovedIn(tx: Tx, seriesId: string): Promise<void> {
    await this.keeper?.datesMovedIn(tx, seriesId);
  }
}
