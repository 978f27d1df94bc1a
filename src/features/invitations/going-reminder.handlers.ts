import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { eventRevised, eventScheduled } from '../events/event.facts.js';
import { occurrencesAdded } from '../series/series.facts.js';
import { goingMorning, goingReminderDecided, goingReminderDue } from './going-reminder.facts.js';
import { GoingReminderMail } from './going-reminder-mail.service.js';
import { GoingReminderService } from './going-reminder.service.js';
import { GoingReminderTiming } from './going-reminder-timing.service.js';

@Injectable()
export class GoingReminderHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly timing: GoingReminderTiming,
    private readonly reminders: GoingReminderService,
    private readonly mail: GoingReminderMail,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(eventScheduled, 'going-reminders', (fact) => this.timing.planned(fact));
    this.outbox.subscribe(eventRevised, 'going-reminders', (fact) => this.timing.planned(fact));
    this.outbox.subscribe(occurrencesAdded, 'going-reminders', (fact) => this.timing.datesAdded(fact));
    this.outbox.subscribe(goingReminderDue, 'going-reminders', (due) => this.timing.look(due));
    this.outbox.subscribe(goingMorning, 'going-reminders', (morning) => this.reminders.remind(morning));
    this.outbox.subscribe(goingReminderDecided, 'going-reminders', (decided) => this.mail.send(decided));
  }
}
