import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/transaction.js';
import { NewsItem } from '../board/news-item.entity.js';
import { Community } from '../communities/community.entity.js';
import { Event } from '../events/event.entity.js';
import { type Outcome, Rsvp } from '../rsvps/rsvp.entity.js';
import { Structure } from '../structures/structure.entity.js';

/** An item with what a mail says of it. */
export interface MailedNews {
  item: NewsItem;
  structureName: string | null;
  communityName: string | null;
  /** The older one that it replaces, whoever may read that. */
  replaced: NewsItem | null;
}

export interface MailedDate {
  event: Event;
  communityName: string;
  /** Of the community that it is shared with. */
  sharedName: string | null;
}

/** What somebody answered to one event: `accountId:eventId`. */
export const answerKey = (accountId: string, eventId: string): string => `${accountId}:${eventId}`;

/** What digests say, fresh, for several of them at a time. */
@Injectable()
export class DigestLetterStore {
  constructor(private readonly reader: Reader) {}

  async news(ids: string[]): Promise<Map<string, MailedNews>> {
    const found = (await this.reader.manager
      .createQueryBuilder(NewsItem, 'item')
      .leftJoinAndMapOne('item.structure', Structure, 'structure', 'structure.id = item.structureId')
      .leftJoinAndMapOne('item.community', Community, 'community', 'community.id = item.communityId')
      .leftJoinAndMapOne('item.replaced', NewsItem, 'replaced', 'replaced.id = item.supersedesId')
      .where('item.id in (:...ids)', { ids })
      .getMany()) as (NewsItem & {
      structure: Structure | null;
      community: Community | null;
      replaced: NewsItem | null;
    })[];
    return new Map(
      found.map(({ structure, community, replaced, ...item }) => [
        item.id,
        {
          item,
          structureName: structure?.name ?? null,
          communityName: community?.name ?? null,
          replaced: replaced ?? null,
        },
      ]),
    );
  }

  async dates(ids: string[]): Promise<Map<string, MailedDate>> {
    const found = (await this.reader.manager
      .createQueryBuilder(Event, 'event')
      .innerJoinAndMapOne('event.community', Community, 'community', 'community.id = event.communityId')
      .leftJoinAndMapOne('event.shared', Community, 'shared', 'shared.id = event.sharedCommunityId')
      .where('event.id in (:...ids)', { ids })
      .getMany()) as (Event & { community: Community; shared: Community | null })[];
    return new Map(
      found.map(({ community, shared, ...event }) => [
        event.id,
        { event, communityName: community.name, sharedName: shared?.name ?? null },
      ]),
    );
  }

  /** @param keys as `answerKey` makes them */
  async answers(keys: string[]): Promise<Map<string, Outcome>> {
    const pairs = keys.map((key) => key.split(':'));
    const distinct = (at: 0 | 1): string[] => [...new Set(pairs.map((pair) => pair[at] ?? ''))];
    const rows = await this.reader.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .select('rsvp.accountId', 'accountId')
      .addSelect('rsvp.eventId', 'eventId')
      .addSelect('rsvp.outcome', 'outcome')
      .where('rsvp.accountId in (:...accountIds)', { accountIds: distinct(0) })
      .andWhere('rsvp.eventId in (:...eventIds)', { eventIds: distinct(1) })
      .getRawMany<{ accountId: string; eventId: string; outcome: Outcome }>();
    return new Map(rows.map(({ accountId, eventId, outcome }) => [answerKey(accountId, eventId), outcome]));
  }
}
