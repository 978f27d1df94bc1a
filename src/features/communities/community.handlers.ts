import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { ApplicationService } from './application.service.js';
import { letterDecided, requestWaits, takeoverDue } from './community.facts.js';
import { LetterMailService } from './letter-mail.service.js';
import { TakeoverService } from './takeover.service.js';

@Injectable()
export class CommunityHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly applications: ApplicationService,
    private readonly takeovers: TakeoverService,
    private readonly mail: LetterMailService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(requestWaits, 'communities', (fact) => this.applications.remind(fact));
    this.outbox.subscribe(takeoverDue, 'communities', (fact) => this.takeovers.conclude(fact.takeoverId));
    this.outbox.subscribe(letterDecided, 'communities', (decided) => this.mail.send(decided));
  }
}
