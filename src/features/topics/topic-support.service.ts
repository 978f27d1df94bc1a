import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TopicDesk } from './topic-desk.service.js';
import { checkTakesTopics, isOpen } from './topic.rules.js';
import { TopicStore } from './topic.store.js';

/** « Ça m'intéresse aussi » */
@Injectable()
export class TopicSupportService {
  constructor(
    private readonly desk: TopicDesk,
    private readonly store: TopicStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Twice is once.
   * @throws DomainError not-found, forbidden, own-topic, topic-settled, and those of `checkTakesTopics`
   */
  support(viewer: Viewer, eventId: string, topicId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { topic, event, access, now, may } = await this.desk.holdIn(tx, viewer, eventId, topicId);
      if (access.isAuthor) throw conflict('own-topic');
      if (!isOpen(topic)) throw conflict('topic-settled');
      checkTakesTopics(event, now);
      if (!may('support')) throw forbidden();
      await this.store.support(tx, { topicId, accountId: viewer.accountId, at: this.clock.now() });
    });
  }

  /** @throws DomainError not-found */
  unsupport(viewer: Viewer, eventId: string, topicId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { topic } = await this.desk.holdIn(tx, viewer, eventId, topicId);
      await this.store.unsupport(tx, topic.id, viewer.accountId);
    });
  }
}
