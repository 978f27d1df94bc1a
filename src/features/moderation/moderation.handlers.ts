import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { newsEdited } from '../board/news.facts.js';
import { glossaryReworded } from '../glossary/glossary.facts.js';
import { notesWritten } from '../notes/note.facts.js';
import { topicReworded } from '../topics/topic.facts.js';
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
    this.outbox.subscribe(newsEdited, 'moderation', ({ newsId }) =>
      this.corrections.edited({ subjectType: 'news', subjectId: newsId }),
    );
    this.outbox.subscribe(topicReworded, 'moderation', ({ topicId }) =>
      this.corrections.edited({ subjectType: 'topic', subjectId: topicId }),
    );
    this.outbox.subscribe(notesWritten, 'moderation', ({ eventId }) =>
      this.corrections.edited({ subjectType: 'notes', subjectId: eventId }),
    );
    this.outbox.subscribe(glossaryReworded, 'moderation', ({ entryId }) =>
      this.corrections.edited({ subjectType: 'glossary-entry', subjectId: entryId }),
    );
    this.outbox.subscribe(moderationLetter, 'moderation', (decided) => this.mail.send(decided));
  }
}
