import { Injectable } from '@nestjs/common';
import { conflict, forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { checkTexts, newTexts } from '../secrecy/secrecy.rules.js';
import { type HeldTopic, TopicDesk } from './topic-desk.service.js';
import type { Topic } from './topic.entity.js';
import type { TopicChangeInput } from './topic.input.js';
import { TopicRegister } from './topic-register.service.js';
import { checkTakesTopics, judge, reordered, type Verdict } from './topic.rules.js';
import { TopicStore } from './topic.store.js';

/** What becomes of a topic: its author's words, and what the hosts make of it. */
@Injectable()
export class TopicChangeService {
  constructor(
    private readonly desk: TopicDesk,
    private readonly store: TopicStore,
    private readonly register: TopicRegister,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * What is absent stays.
   * @returns the date on which it is found from now on
   * @throws DomainError not-found, forbidden, topic-settled, no-other-date, topic-not-accepted, secrecy, and those of
   *   `checkTakesTopics`
   */
  change(viewer: Viewer, eventId: string, topicId: string, input: TopicChangeInput): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const held = await this.desk.holdIn(tx, viewer, eventId, topicId);
      const { state, word, keptFor, order, confirmed, ...texts } = input;
      const verdict = state && { state, word: word || null, keptFor: keptFor ?? ('next-date' as const) };
      const judged = verdict && (await this.judgedIn(tx, held, verdict));
      const after: Topic = { ...held.topic, ...judged, ...textsIn(held, texts) };
      const types = checkTexts(
        { word, ...newTexts(textsOf(after), textsOf(held.topic)) },
        { confirmed, country: territoryCountry(held.territory) },
      );
      await this.register.changeIn(tx, held.topic, after, viewer.accountId, types);
      if (order !== undefined) await this.placeIn(tx, held, after, order);
      return after.eventId ?? held.event.id;
    });
  }

  /** Its words go; who supported it reads it no more. @throws DomainError not-found, forbidden */
  withdraw(viewer: Viewer, eventId: string, topicId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { topic, may } = await this.desk.holdIn(tx, viewer, eventId, topicId);
      if (!may('withdraw')) throw forbidden();
      const after: Topic = { ...topic, state: 'withdrawn', title: '', words: '', word: null, rank: null };
      await this.register.changeIn(tx, topic, after, viewer.accountId);
    });
  }

  private async judgedIn(tx: Tx, { topic, event, access, now, may }: HeldTopic, verdict: Verdict) {
    if (!access.isHost) throw forbidden();
    const isKept = verdict.state === 'kept';
    if (!isKept) checkTakesTopics(event, now);
    if (!may(isKept ? 'keep' : 'judge')) throw conflict('topic-settled');
    const [nextDateId, lastRank] = [
      isKept ? await this.store.nextDateId(tx, event, now) : null,
      await this.store.lastRank(tx, event.id),
    ];
    return judge(topic, event, { verdict, nextDateId, lastRank });
  }

  private async placeIn(tx: Tx, { event, may }: HeldTopic, topic: Topic, order: number): Promise<void> {
    if (!may('judge')) throw forbidden();
    if (topic.state !== 'accepted') throw conflict('topic-not-accepted');
    const agenda = await this.store.agendaIds(tx, event.id);
    await this.register.orderIn(tx, event.id, reordered(agenda, topic.id, order));
  }
}

const textsOf = ({ title, words }: Topic) => ({ title, words });

type Texts = Partial<Pick<Topic, 'title' | 'words' | 'minutes'>>;

/** @throws DomainError forbidden, topic-settled */
function textsIn({ access, event, now, may }: HeldTopic, texts: Texts): Texts {
  const given = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0 || may('edit')) return given;
  if (!access.isAuthor) throw forbidden();
  checkTakesTopics(event, now);
  throw conflict('topic-settled');
}
