import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import type { EventView } from '../events/event.service.js';
import { SeriesService } from '../series/series.service.js';
import { TopicAccessService } from './topic-access.service.js';
import type { Topic } from './topic.entity.js';
import { maySeeTopic, mayTopic, type TopicAccess } from './topic.policy.js';
import { placeOf, type ShownState, shownState, takesTopics } from './topic.rules.js';
import { type FoundTopic, type Supports, TopicStore } from './topic.store.js';

/** One line of an agenda. The name is for those who may know who comes: it never goes into what is public. */
export interface TopicLine {
  id: string;
  /** Its place, from 1. */
  order: number;
  title: string;
  /** Null for who gave none, or is gone. */
  name: string | null;
  minutes: number | null;
}

/** A topic as one person sees it; who reads from outside sees no words and no author. */
export interface SeenTopic {
  topic: Topic;
  state: ShownState;
  /** Its place on the agenda, from 1. */
  order: number | null;
  author: Account | null;
  supports: number;
  supported: boolean;
  can: {
    edit: boolean;
    withdraw: boolean;
    support: boolean;
    judge: boolean;
    keep: boolean;
    report: boolean;
  };
}

/** What people want to talk about on a date. */
export interface DateTopics {
  view: EventView;
  /** Whether it is a date on which topics are proposed. */
  takesTopics: boolean;
  agenda: SeenTopic[];
  proposals: SeenTopic[];
  /** For one of the dates of its series. */
  waiting: SeenTopic[];
  /** Declined, for the hosts and whose they are. */
  declined: SeenTopic[];
  /** Theirs that moderation hides from others, wherever they stand. */
  hidden: SeenTopic[];
  can: { propose: boolean; judge: boolean };
}

@Injectable()
export class TopicService {
  constructor(
    private readonly access: TopicAccessService,
    private readonly series: SeriesService,
    private readonly store: TopicStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, also when this person may not know of the date */
  async list(viewer: Viewer | null, eventId: string): Promise<DateTopics> {
    const date = await this.access.see(viewer, eventId);
    const { view, now } = date;
    const takes = takesTopics(view.event);
    const found = takes ? await this.store.ofDate(this.reader, view.event, now) : [];
    const visible = found.filter(({ topic }) => maySeeTopic(date.to(topic), topic));
    const supports = await this.supportsOf(viewer, visible);
    const seen = visible.map((each) => ({
      place: placeOf(each.topic, each.date, view.event, now),
      ...seenBy(each, date.to(each.topic), { supports, isOver: view.event.endsAt <= now }),
    }));
    const shown = seen.filter(({ topic }) => topic.hiddenAt === null);
    const here = shown.filter(({ place }) => place === 'here');
    const any = date.to(null);
    return {
      view,
      takesTopics: takes,
      agenda: here.filter(isOnAgenda).map((topic, index) => ({ ...topic, order: index + 1 })),
      proposals: here
        .filter(({ topic }) => topic.state === 'proposed' || topic.state === 'kept')
        .sort(bySupports),
      waiting: shown.filter(({ place }) => place === 'waiting').sort(bySupports),
      declined: here.filter(({ state }) => state === 'declined'),
      hidden: seen.filter(({ topic }) => topic.hiddenAt !== null),
      can: { propose: takes && mayTopic('propose', any), judge: takes && mayTopic('judge', any) },
    };
  }

  /** One topic, on a date or waiting for it. @throws DomainError not-found */
  async one(viewer: Viewer | null, eventId: string, topicId: string): Promise<SeenTopic> {
    const { agenda, proposals, waiting, declined, hidden } = await this.list(viewer, eventId);
    const found = [...agenda, ...proposals, ...waiting, ...declined, ...hidden].find(
      ({ topic }) => topic.id === topicId,
    );
    if (!found) throw notFound();
    return found;
  }

  /** What waits in a series for one of its dates, by which it is managed. @throws DomainError not-found */
  async waiting(viewer: Viewer | null, seriesId: string): Promise<SeenTopic[]> {
    const { series, can } = await this.series.view(viewer, seriesId);
    const person = viewer && (await this.series.forAccountIn(this.reader, series.id, viewer.accountId));
    const isInsider = can.manage || (person !== null && this.series.mayFollow(person));
    if (!isInsider) return [];
    const found = await this.store.waiting(this.reader, series.id, this.clock.now());
    const supports = await this.supportsOf(viewer, found);
    return found
      .map((each) => {
        const isAuthor = each.topic.authorId === viewer?.accountId;
        return { each, access: { isHost: can.manage, isInsider, isAuthor, isToCome: true } };
      })
      .filter(({ each: { topic }, access }) => maySeeTopic(access, topic))
      .map(({ each, access }) => seenBy(each, access, { supports, isOver: false }))
      .sort(bySupports);
  }

  /** Accepted topics in their order, of each date: an empty list where there is none. */
  async agendaOf(eventIds: readonly string[]): Promise<Map<string, TopicLine[]>> {
    const agendas = new Map<string, TopicLine[]>(eventIds.map((id) => [id, []]));
    for (const { topic, author } of await this.store.agendas(this.reader, eventIds)) {
      const lines = agendas.get(topic.eventId ?? '');
      const { id, title, minutes } = topic;
      lines?.push({ id, order: lines.length + 1, title, name: author?.displayName || null, minutes });
    }
    return agendas;
  }

  private supportsOf(viewer: Viewer | null, found: readonly FoundTopic[]): Promise<Map<string, Supports>> {
    const ids = found.map(({ topic }) => topic.id);
    return this.store.supportsOf(this.reader, ids, viewer?.accountId ?? null);
  }
}

function seenBy(
  { topic, author }: FoundTopic,
  access: TopicAccess,
  { supports, isOver }: { supports: ReadonlyMap<string, Supports>; isOver: boolean },
): SeenTopic {
  const { count, mine } = supports.get(topic.id) ?? { count: 0, mine: false };
  const readsPeople = access.isHost || access.isInsider;
  const may = (action: Parameters<typeof mayTopic>[0]): boolean => mayTopic(action, access, topic.state);
  return {
    topic: readsPeople ? topic : { ...topic, words: '', authorId: null },
    state: shownState(topic, isOver),
    order: null,
    author: readsPeople ? author : null,
    supports: count,
    supported: mine,
    can: {
      edit: may('edit'),
      withdraw: may('withdraw'),
      support: may('support'),
      judge: may('judge'),
      keep: may('keep'),
      report: may('report'),
    },
  };
}

const isOnAgenda = ({ topic }: SeenTopic): boolean => topic.state === 'accepted';

/** The most wanted first, then the eldest. */
const bySupports = (a: SeenTopic, b: SeenTopic): number =>
  b.supports - a.supports || (a.topic.id < b.topic.id ? -1 : 1);
