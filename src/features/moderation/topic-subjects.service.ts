import { Injectable } from '@nestjs/common';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { CommunityService } from '../communities/community.service.js';
import { TopicDesk } from '../topics/topic-desk.service.js';
import { type PlacedTopic, TopicHiding } from '../topics/topic-hiding.service.js';
import { TopicService } from '../topics/topic.service.js';
import { type ReadText, stateOf, type Subject, writtenTexts } from './subject.rules.js';

/** What people would like to talk about on a date, as what is moderated. */
@Injectable()
export class TopicSubjects {
  constructor(
    private readonly topics: TopicService,
    private readonly desk: TopicDesk,
    private readonly hiding: TopicHiding,
    private readonly communities: CommunityService,
    private readonly reader: Reader,
  ) {}

  /** @throws DomainError not-found, own-text */
  async reportable(viewer: Viewer | null, { id, pageId }: ReadText): Promise<Subject> {
    const { can } = await this.topics.one(viewer, pageId, id);
    if (!can.report) throw forbidden('own-text');
    return this.standing(this.reader, id);
  }

  /** As `reportable`, held until the transaction ends. */
  async reportableIn(tx: Tx, viewer: Viewer | null, { id, pageId }: ReadText): Promise<Subject> {
    const { may } = await this.desk.holdIn(tx, viewer, pageId, id);
    if (!may('report')) throw forbidden('own-text');
    return this.standing(tx, id);
  }

  async byIds(from: Reader | Tx, ids: readonly string[]): Promise<Subject[]> {
    const topics = await this.hiding.byIds(from, ids);
    const communityIds = topics.map(({ place }) => place.communityId);
    const territories = await this.communities.territories(from, communityIds);
    return topics.map((placed) => this.subject(placed, territories.get(placed.place.communityId)!));
  }

  async lockIn(tx: Tx, id: string): Promise<Subject | null> {
    return (await this.hiding.lockIn(tx, id)) && this.standing(tx, id);
  }

  hideIn(tx: Tx, id: string, at: number): Promise<void> {
    return this.hiding.hideIn(tx, id, at);
  }

  showIn(tx: Tx, id: string): Promise<void> {
    return this.hiding.showIn(tx, id);
  }

  eraseIn(tx: Tx, id: string): Promise<void> {
    return this.hiding.eraseIn(tx, id);
  }

  private async standing(from: Reader | Tx, id: string): Promise<Subject> {
    const [subject] = await this.byIds(from, [id]);
    return subject!;
  }

  private subject(placed: PlacedTopic, territory: string): Subject {
    const { topic, place } = placed;
    return {
      path: pathOf(placed),
      about: place.title,
      newsId: null,
      kind: null,
      communityId: place.communityId,
      territory,
      country: territoryCountry(territory),
      type: 'topic',
      id: topic.id,
      associationId: null,
      authorId: topic.authorId,
      state: stateOf({ isGone: topic.state === 'withdrawn', hiddenAt: topic.hiddenAt }),
      isCorrectable: this.hiding.isRewordable(placed),
      isForFew: false,
      revision: topic.revision,
      title: topic.title || null,
      texts: writtenTexts([topic.words]),
      createdAt: topic.createdAt,
    };
  }
}

/** What waits for a date is found from its series. */
const pathOf = ({ topic, date, place }: PlacedTopic): string =>
  date === null ? `/series/${place.id}` : `/events/${date.id}/topics#topic-${topic.id}`;
