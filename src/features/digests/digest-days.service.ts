import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { localDay } from '../../calendar/wall-time.js';
import { Clock, DAY } from '../../kernel/clock.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { digestEnrolmentDue } from './digest.facts.js';
import { DigestEnrolment } from './digest-enrolment.service.js';

/** Looks every day who is new: the first worker to start makes a row, which makes the next day's. */
@Injectable()
export class DigestDays implements OnApplicationBootstrap {
  constructor(
    private readonly enrolment: DigestEnrolment,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role === 'web') return;
    await this.unitOfWork.run((tx) => this.awaitIn(tx, this.clock.now()));
  }

  async daily(): Promise<void> {
    await this.enrolment.enrol();
    await this.unitOfWork.run((tx) => this.awaitIn(tx, this.clock.now() + DAY));
  }

  private awaitIn(tx: Tx, at: number): Promise<void> {
    const day = localDay(at, 'UTC');
    return this.outbox.publish(tx, digestEnrolmentDue, { day }, { key: day, at });
  }
}
