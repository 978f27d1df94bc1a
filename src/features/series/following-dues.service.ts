import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { duesAdmit } from '../events/event-dues.rules.js';
import { duesAreFinal } from '../rsvps/dues.rules.js';
import { FollowerWalkService } from './follower-walk.service.js';
import type { Following } from './following.entity.js';
import { duesCheckContinued } from './following.facts.js';
import { FollowingLapseRegister } from './following-lapse-register.service.js';
import { FollowingRenewalService } from './following-renewal.service.js';
import type { After } from './following.store.js';

interface Check {
  eventId: string;
  run: string;
  after: After;
}

interface Adherent {
  associationId: string;
  accountId: string;
}

/** Looks at the dues of those who follow, three days before each date that is reserved to adherents. */
@Injectable()
export class FollowingDuesService {
  constructor(
    private readonly walk: FollowerWalkService,
    private readonly lapses: FollowingLapseRegister,
    private readonly renewals: FollowingRenewalService,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  beginCheck({ eventId }: { eventId: string }): Promise<void> {
    return this.check({ eventId, run: newId(), after: null });
  }

  /** Some followers, and a row for the next. Whose dues begin to admit by then have their dates again. */
  async check(check: Check): Promise<void> {
    for (const adherent of await this.checkSome(check)) await this.renewals.duesChanged(adherent);
  }

  /** @returns those whose dues had lapsed, and admit */
  private checkSome({ eventId, run, after }: Check): Promise<Adherent[]> {
    return this.unitOfWork.run(async (tx) => {
      const step = await this.walk.stepIn(tx, eventId, after);
      const associationId = step?.event.adherentsOf ?? null;
      if (!step || associationId === null || !duesAreFinal(step.event, this.clock.now())) return [];
      const { series, event, followings, adhesions, next } = step;
      const isCovered = ({ accountId }: Following): boolean =>
        duesAdmit(event, adhesions.get(accountId) ?? null);
      await this.lapses.lapseIn(
        tx,
        { series, date: { ...event, adherentsOf: associationId } },
        followings.filter((following) => !isCovered(following)),
      );
      if (next) {
        const key = `${run}:${eventId}:${next.id}`;
        await this.outbox.publish(tx, duesCheckContinued, { eventId, run, after: next }, { key });
      }
      return followings
        .filter((following) => following.lapsedAt !== null && isCovered(following))
        .map(({ accountId }) => ({ associationId, accountId }));
    });
  }
}
