import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import { TopicAccessService } from './topic-access.service.js';
import type { TopicInput } from './topic.input.js';
import { mayTopic } from './topic.policy.js';
import { TopicRegister } from './topic-register.service.js';
import { checkTakesTopics, MOST_PROPOSED } from './topic.rules.js';
import { TopicStore } from './topic.store.js';

/** « J'aimerais partager… » */
@Injectable()
export class TopicProposingService {
  constructor(
    private readonly access: TopicAccessService,
    private readonly store: TopicStore,
    private readonly register: TopicRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the topic's id
   * @throws DomainError not-found, forbidden, too-many-topics, secrecy, and those of `checkTakesTopics`
   */
  propose(viewer: Viewer, eventId: string, input: TopicInput, once: Once | null = null): Promise<string> {
    const { confirmed, ...texts } = input;
    return this.unitOfWork.run(async (tx) => {
      const date = await this.access.lockIn(tx, viewer, eventId);
      const { event, community } = date.view;
      return createOnce(tx, once, this.clock.now(), async () => {
        checkTakesTopics(event, date.now);
        if (!mayTopic('propose', date.to(null))) throw forbidden();
        const waiting = await this.store.countProposed(tx, event.id, viewer.accountId);
        if (waiting >= MOST_PROPOSED) throw conflict('too-many-topics', { max: MOST_PROPOSED });
        const { title, words } = texts;
        const country = territoryCountry(community.territory);
        const types = checkTexts({ title, words }, { confirmed, country });
        const asked = { ...texts, eventId: event.id, authorId: viewer.accountId };
        return (await this.register.addIn(tx, asked, types)).id;
      });
    });
  }
}
