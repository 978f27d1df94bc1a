import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Event } from '../events/event.entity.js';
import { TopicAccessService } from './topic-access.service.js';
import type { Topic } from './topic.entity.js';
import { maySeeTopic, mayTopic, type TopicAccess, type TopicAction } from './topic.policy.js';
import { placeOf } from './topic.rules.js';
import { TopicStore } from './topic.store.js';

/** A topic on a date, or waiting for it, held for a decision. */
export interface HeldTopic {
  topic: Topic;
  event: Event;
  /** Of the community. */
  territory: string;
  access: TopicAccess;
  now: number;
  may: (action: TopicAction) => boolean;
}

/** Holds one topic with the date by which it is managed. */
@Injectable()
export class TopicDesk {
  constructor(
    private readonly access: TopicAccessService,
    private readonly store: TopicStore,
  ) {}

  /** @throws DomainError not-found, also for what this person may not know of */
  async holdIn(tx: Tx, viewer: Viewer | null, eventId: string, topicId: string): Promise<HeldTopic> {
    const date = await this.access.lockIn(tx, viewer, eventId);
    const found = await this.store.hold(tx, topicId);
    if (!found || placeOf(found.topic, found.date, date.view.event, date.now) === null) throw notFound();
    const access = date.to(found.topic);
    const { topic } = found;
    if (!maySeeTopic(access, topic)) throw notFound();
    return {
      topic,
      event: date.view.event,
      territory: date.view.community.territory,
      access,
      now: date.now,
      may: (action) => mayTopic(action, access, topic.state),
    };
  }
}
