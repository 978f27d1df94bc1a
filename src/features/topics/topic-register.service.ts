import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { RuleCode } from '../../secrecy/find.js';
import { recordConfirmed } from '../secrecy/secrecy-log.service.js';
import type { Topic } from './topic.entity.js';
import { topicReworded, topicsChanged } from './topic.facts.js';
import { TopicStore } from './topic.store.js';

/** What somebody proposes for a date. */
type Proposed = Pick<Topic, 'eventId' | 'authorId' | 'title' | 'words' | 'minutes'>;

/** Writes what was decided about a topic. Always under the lock of its date. */
@Injectable()
export class TopicRegister {
  constructor(
    private readonly store: TopicStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async addIn(tx: Tx, proposed: Proposed, confirmed: readonly RuleCode[]): Promise<Topic> {
    const now = this.clock.now();
    const topic: Topic = {
      id: newId(),
      ...proposed,
      seriesId: null,
      state: 'proposed',
      word: null,
      rank: null,
      revision: 1,
      hiddenAt: null,
      createdAt: now,
      updatedAt: now,
    };
    await this.store.insert(tx, topic);
    await this.recordIn(tx, topic, topic.authorId, confirmed);
    return topic;
  }

  /**
   * @param actorId null for what follows from a date's cancellation
   * @param confirmed of what is written anew
   */
  async changeIn(
    tx: Tx,
    before: Topic,
    after: Topic,
    actorId: string | null,
    confirmed: readonly RuleCode[] = [],
  ): Promise<void> {
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const isReworded = before.title !== after.title || before.words !== after.words;
    const revision = before.revision + (isReworded ? 1 : 0);
    await this.store.update(tx, before.id, { ...after, revision, updatedAt: this.clock.now() });
    for (const eventId of agendasConcerned(before, after)) await this.tellIn(tx, eventId);
    await this.recordIn(tx, before, actorId, confirmed);
    if (isReworded) await this.outbox.publish(tx, topicReworded, { topicId: before.id }, { key: newId() });
    if (before.state !== after.state)
      await this.audit.record(tx, {
        actorId,
        action: `topic.${after.state}`,
        subject: subjectOf(before),
      });
  }

  async orderIn(tx: Tx, eventId: string, agenda: readonly string[]): Promise<void> {
    for (const [index, id] of agenda.entries()) await this.store.update(tx, id, { rank: index + 1 });
    await this.tellIn(tx, eventId);
  }

  private recordIn(tx: Tx, topic: Topic, actorId: string | null, confirmed: readonly RuleCode[]) {
    return recordConfirmed(this.audit, tx, { actorId, subject: subjectOf(topic) }, confirmed);
  }

  private tellIn(tx: Tx, eventId: string): Promise<void> {
    return this.outbox.publish(tx, topicsChanged, { eventId }, { key: newId() });
  }
}

const subjectOf = ({ id }: Topic) => ({ type: 'topic', id });

/** The dates whose agenda reads otherwise. */
function agendasConcerned(before: Topic, after: Topic): string[] {
  const on = [before, after].filter(({ state }) => state === 'accepted').map(({ eventId }) => eventId);
  return [...new Set(on)].filter((id) => id !== null);
}
