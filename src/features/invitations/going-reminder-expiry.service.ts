import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/housekeeping/housekeeping.js';
import { REMINDERS_KEPT } from './going-reminder.rules.js';
import { GoingReminderStore } from './going-reminder.store.js';

/** Who was reminded of what is long past is forgotten. */
@Injectable()
export class GoingReminderExpiry implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly store: GoingReminderStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.register((tx, now) => this.store.removeOld(tx, now - REMINDERS_KEPT));
  }
}
