import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Event } from '../events/event.entity.js';
import { firstDayToCome } from './horizon.rules.js';
import { becomes } from './occurrence.rules.js';
import { OccurrenceRegister } from './occurrence-register.service.js';
import { OccurrenceStore } from './occurrence.store.js';
import type { Series } from './series.entity.js';

/** A series as it was and as it is to be, its hosts given anew or not. */
export interface SeriesAmendment {
  before: Series;
  after: Series;
  /** Whether its dates are to be dealt among its hosts again. */
  deals: boolean;
  /** Told to those whose date goes away. */
  word: string | null;
  actorId: string;
}

/** Brings dates in line with what became of their series. Always under the series' lock. */
@Injectable()
export class OccurrenceChangeService {
  constructor(
    private readonly store: OccurrenceStore,
    private readonly dates: OccurrenceRegister,
    private readonly clock: Clock,
  ) {}

  /** All that have not begun, in line with a series that stays the same one. */
  async followToComeIn(tx: Tx, amendment: SeriesAmendment): Promise<void> {
    const standing = await this.store.lockToCome(tx, amendment.before.id, this.clock.now());
    await this.followIn(tx, standing, amendment);
  }

  /** Those that remain keep their answers, those that the rule no longer has are cancelled, new ones are made. */
  async followIn(tx: Tx, standing: readonly Event[], amendment: SeriesAmendment): Promise<void> {
    const { after, actorId } = amendment;
    const now = this.clock.now();
    for (const date of standing)
      await this.dates.changeIn(tx, date, becomes(date, { ...amendment, now }), actorId);
    if (after.status === 'cancelled') return;
    await this.dates.addMissingIn(tx, after, { from: firstDayToCome(after, now), to: after.horizonOn });
    if (!amendment.deals) return;
    const toCome = await this.store.lockToCome(tx, after.id, now);
    await this.dates.dealAgainIn(tx, after, toCome.filter(isOfRule));
  }
}

const isOfRule = ({ originalStartLocal }: Event): boolean => originalStartLocal !== null;
