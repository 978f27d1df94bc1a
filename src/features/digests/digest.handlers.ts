import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { digestDecided, digestEnrolmentDue, digestMorning } from './digest.facts.js';
import { DigestDays } from './digest-days.service.js';
import { DigestIssuing } from './digest-issuing.service.js';
import { DigestMail } from './digest-mail.service.js';

@Injectable()
export class DigestHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly days: DigestDays,
    private readonly issuing: DigestIssuing,
    private readonly mail: DigestMail,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(digestEnrolmentDue, 'digests', () => this.days.daily());
    this.outbox.subscribe(digestMorning, 'digests', (morning) => this.issuing.issue(morning));
    this.outbox.subscribe(digestDecided, 'digests', (decided) => this.mail.send(decided));
  }
}
