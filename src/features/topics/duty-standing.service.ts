import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { belongs, canManage } from '../events/event.policy.js';
import type { Event } from '../events/event.entity.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';
import { accessOf } from '../series/series.policy.js';
import { SeriesService } from '../series/series.service.js';
import type { DutyAccess } from './duty.policy.js';

/** What one person is to a series, whichever of its dates. */
export interface SeriesStanding {
  manages: boolean;
  belongs: boolean;
  rotates: boolean;
}

const NOTHING: SeriesStanding = { manages: false, belongs: false, rotates: false };

/** Says how somebody stands to hosting the dates of a series. */
@Injectable()
export class DutyStandingService {
  constructor(
    private readonly series: SeriesService,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async toSeries(
    seriesId: string,
    accountId: string | null,
    from: Reader | Tx = this.reader,
  ): Promise<SeriesStanding> {
    const found = accountId === null ? null : await this.series.forAccountIn(from, seriesId, accountId);
    if (!found) return NOTHING;
    return {
      manages: canManage(accessOf(found, true)),
      belongs: belongs({ standing: found.membership, sharedStanding: found.sharedMembership }),
      rotates: found.series.rotates,
    };
  }

  /** @param manages the date itself, as its hosts do */
  toDate(
    { status, endsAt }: Pick<Event, 'status' | 'endsAt'>,
    hostIds: readonly string[],
    person: { accountId: string | null; outcome: Outcome | null; manages: boolean; standing: SeriesStanding },
  ): DutyAccess {
    const { accountId, outcome, manages, standing } = person;
    return {
      isHost: accountId !== null && hostIds.includes(accountId),
      isFirst: accountId !== null && hostIds[0] === accountId,
      hosts: hostIds.length,
      manages: manages || standing.manages,
      belongs: standing.belongs,
      isGoing: outcome === 'going',
      isToCome: status === 'scheduled' && endsAt > this.clock.now(),
    };
  }
}
