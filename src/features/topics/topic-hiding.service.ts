import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { EventService } from '../events/event.service.js';
import type { Topic } from './topic.entity.js';
import { TopicRegister } from './topic-register.service.js';
import { isRewordable } from './topic.rules.js';
import { type PlacedTopic, TopicStore } from './topic.store.js';

export type { PlacedTopic };

/** Takes out of everybody's sight what nobody should read, and puts it back; whoever may read it. */
@Injectable()
export class TopicHiding {
  constructor(
    private readonly events: EventService,
    private readonly store: TopicStore,
    private readonly register: TopicRegister,
    private readonly clock: Clock,
  ) {}

  byIds(from: Reader | Tx, ids: readonly string[]): Promise<PlacedTopic[]> {
    return this.store.placed(from, ids);
  }

  /** With its date, as whoever changes it holds them; null once it is gone. */
  async lockIn(tx: Tx, topicId: string): Promise<PlacedTopic | null> {
    const [known] = await this.store.placed(tx, [topicId]);
    if (known?.date) await this.events.lockUnseenIn(tx, known.date.id);
    await this.store.hold(tx, topicId);
    const [held] = await this.store.placed(tx, [topicId]);
    return held ?? null;
  }

  isRewordable({ topic, date }: PlacedTopic): boolean {
    return isRewordable(topic, date, this.clock.now());
  }

  hideIn(tx: Tx, topicId: string, at: number): Promise<void> {
    return this.changeIn(tx, topicId, { hiddenAt: at });
  }

  showIn(tx: Tx, topicId: string): Promise<void> {
    return this.changeIn(tx, topicId, { hiddenAt: null });
  }

  /** For good: it is taken away, and its words with it. */
  eraseIn(tx: Tx, topicId: string): Promise<void> {
    return this.changeIn(tx, topicId, { state: 'withdrawn', title: '', words: '', word: null, rank: null });
  }

  private async changeIn(tx: Tx, topicId: string, change: Partial<Topic>): Promise<void> {
    const [held] = await this.store.placed(tx, [topicId]);
    if (held) await this.register.changeIn(tx, held.topic, { ...held.topic, ...change }, null);
  }
}
