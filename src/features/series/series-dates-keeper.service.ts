import { Injectable, type OnModuleInit } from '@nestjs/common';
import { conflict, invalidField } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Event } from '../events/event.entity.js';
import { SeriesDates, type SeriesKeeper } from '../events/series-dates.service.js';
import { dayOfStart, isBetweenNeighbours } from './occurrence.rules.js';
import { OccurrenceStore } from './occurrence.store.js';
import { SeriesRegister } from './series-register.service.js';
import { SeriesStore } from './series.store.js';

/** What a series has to say when one of its dates alone is changed. */
@Injectable()
export class SeriesDatesKeeper implements OnModuleInit, SeriesKeeper {
  constructor(
    private readonly dates: SeriesDates,
    private readonly store: SeriesStore,
    private readonly occurrences: OccurrenceStore,
    private readonly register: SeriesRegister,
  ) {}

  onModuleInit(): void {
    this.dates.register(this);
  }

  /** @throws DomainError invalid, on `startsLocal`: past-neighbour (C19) */
  async checkMoveIn(tx: Tx, before: Event, after: Event): Promise<void> {
    const on = dayOfStart(after.startsLocal);
    if (before.originalStartLocal === null || on === dayOfStart(before.startsLocal)) return;
    // Held as well: its neighbours may be moving.
    const series = await this.store.lock(tx, before.seriesId ?? '');
    if (!series) return;
    const isBetween = isBetweenNeighbours(dayOfStart(before.originalStartLocal), on, series);
    if (!isBetween || !(await this.isBetweenMovedIn(tx, before, on)))
      throw invalidField('startsLocal', 'past-neighbour');
  }

  async restoreIn(tx: Tx, event: Event): Promise<void> {
    const series = await this.store.lock(tx, event.seriesId ?? '');
    if (!series) return;
    if (series.status === 'cancelled') throw conflict('series-cancelled');
    const day = event.originalStartLocal && dayOfStart(event.originalStartLocal);
    if (series.skips.some(({ on }) => on === day)) await this.register.takeSkipBackIn(tx, series, day!);
  }

  async dateChangedIn(tx: Tx, { seriesId, originalStartLocal }: Event): Promise<void> {
    if (seriesId !== null && originalStartLocal !== null) await this.register.raiseSequenceIn(tx, seriesId);
  }

  datesMovedIn(tx: Tx, seriesId: string): Promise<void> {
    return this.register.movedByZoneRulesIn(tx, seriesId);
  }

  /** Its neighbours may have been moved themselves. */
  private async isBetweenMovedIn(tx: Tx, date: Event, on: string): Promise<boolean> {
    const { before, after } = await this.occurrences.neighbours(tx, date);
    const isAfter = before === null || dayOfStart(before.startsLocal) < on;
    return isAfter && (after === null || on < dayOfStart(after.startsLocal));
  }
}
