import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { newsEdited } from '../board/news.facts.js';
import { CorrectionFollowUp } from './correction-follow-up.service.js';
import { moderationLetter } from './moderation.facts.js';
import { ModerationMail } from './moderation-mail.service.js';

@Injectable()
export class ModerationHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly corrections: CorrectionFollowUp,
    private readonly mail: ModerationMail,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(newsEdited, 'moderation', (fact) => this.corrections.edited(fact));
    this.outbox.subscribe(moderationLetter, 'moderation', (decided) => this.mail.send(decided));
  }
}
