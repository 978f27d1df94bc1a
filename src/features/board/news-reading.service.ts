import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import type { Theme } from '../../vocabulary/themes.js';
import type { Account } from '../accounts/account.entity.js';
import type { Structure } from '../structures/structure.entity.js';
import type { NewsItem, NewsState } from './news-item.entity.js';
import {
  accessTo,
  mayKnowAuthor,
  maySeeNews,
  mayNews,
  type NewsAccess,
  type NewsAction,
} from './news.policy.js';
import {
  type NewsAround,
  type NewsEchoes,
  type NewsLink,
  type NewsNames,
  NewsReadingStore,
} from './news-reading.store.js';
import { stateAt } from './news-state.rules.js';
import { NewsStandings } from './news-standing.service.js';
import { NewsStore } from './news.store.js';

/** An item as one person sees it. */
export interface SeenNews {
  item: NewsItem;
  themes: Theme[];
  /** `outdated` also once its last day is over. */
  state: NewsState;
  structure: Structure | null;
  /** Whether they learn who wrote it, and who edited it. */
  isSigned: boolean;
  /** Null where that is not for them to know, and once that account is gone. */
  author: Account | null;
  /** In whose name it speaks. */
  association: { id: string; name: string } | null;
  /** Where it is kept to it, or was posted from one that they are active in. */
  communitySlug: string | null;
  communityName: string | null;
  stillTrue: number;
  noLongerTrue: number;
  /** What they said of it themselves. */
  mine: boolean | null;
  comments: number;
  supersededBy: NewsLink | null;
  supersedes: NewsLink | null;
  can: Record<NewsAction, boolean>;
}

const SILENCE: NewsEchoes = { stillTrue: 0, noLongerTrue: 0, mine: null, comments: 0 };

@Injectable()
export class NewsReading {
  constructor(
    private readonly standings: NewsStandings,
    private readonly items: NewsStore,
    private readonly store: NewsReadingStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Those that they may read, in the order given: a fixed number of queries, whatever the number of items. */
  async seen(viewer: Viewer | null, items: readonly NewsItem[]): Promise<SeenNews[]> {
    if (items.length === 0) return [];
    const standing = await this.standings.towards(items, viewer, this.reader);
    const visible = items.filter((item) => maySeeNews(item, accessTo(item, standing)));
    const ids = visible.map(({ id }) => id);
    const [around, themes] = await Promise.all([
      this.store.around(this.reader, ids, standing),
      this.items.themesOf(this.reader, ids),
    ]);
    const now = this.clock.now();
    return visible.flatMap((item) => {
      const found = around.get(item.id);
      return found
        ? [seenBy(accessTo(item, standing), { item, themes: themes.get(item.id) ?? [], around: found }, now)]
        : [];
    });
  }

  /** One that is not there yet, as its author will see it. */
  async foreseen(viewer: Viewer, item: NewsItem, themes: Theme[], names: NewsNames): Promise<SeenNews> {
    const standing = await this.standings.towards([item], viewer, this.reader);
    const supersedes = await this.store.link(this.reader, item.supersedesId, standing);
    const around = { ...names, ...SILENCE, supersedes, supersededBy: null };
    return seenBy(accessTo(item, standing), { item, themes, around }, this.clock.now());
  }
}

interface WithAround {
  item: NewsItem;
  themes: Theme[];
  around: NewsAround;
}

function seenBy(access: NewsAccess, { item, themes, around }: WithAround, now: number): SeenNews {
  const { author, community, ...known } = around;
  const may = (action: NewsAction): boolean => mayNews(action, access, item);
  const isSigned = mayKnowAuthor(item, access);
  const isInside = item.scope === 'community' || access.isMember;
  return {
    ...known,
    item,
    themes,
    state: stateAt(item, now),
    isSigned,
    author: isSigned ? author : null,
    communitySlug: isInside && community ? community.slug : null,
    communityName: isInside && community ? community.name : null,
    can: {
      edit: may('edit'),
      withdraw: may('withdraw'),
      confirm: may('confirm'),
      comment: may('comment'),
      report: may('report'),
      supersede: may('supersede'),
    },
  };
}
