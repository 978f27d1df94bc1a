import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { eventRevised } from '../events/event.facts.js';
import { occurrencesAdded } from '../series/series.facts.js';
import { dutyMailDecided, dutyReminderDue } from './duty.facts.js';
import { DutyMailService } from './duty-mail.service.js';
import { DutyReminderService } from './duty-reminder.service.js';

@Injectable()
export class DutyHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly reminders: DutyReminderService,
    private readonly mail: DutyMailService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(occurrencesAdded, 'duty', (fact) => this.reminders.datesAdded(fact));
    this.outbox.subscribe(eventRevised, 'duty', (fact) => this.reminders.dateRevised(fact));
    this.outbox.subscribe(dutyReminderDue, 'duty', (due) => this.reminders.remind(due));
    this.outbox.subscribe(dutyMailDecided, 'duty', (decided) => this.mail.send(decided));
  }
}
