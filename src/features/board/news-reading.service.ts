import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
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
  type NewsStanding,
} from './news.policy.js';
import { type NewsLink, NewsReadingStore, type Tally } from './news-reading.store.js';
import { stateAt } from './news-state.rules.js';
import { NewsStandings } from './news-standing.service.js';
import { NewsStore } from './news.store.js';
import { NewsSurroundings, type Surroundings } from './news-surroundings.service.js';

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
  supersededBy: { id: string; title: string } | null;
  supersedes: { id: string; title: string } | null;
  can: Record<NewsAction, boolean>;
}

interface Said {
  themes: ReadonlyMap<string, Theme[]>;
  tallies: ReadonlyMap<string, Tally>;
  comments: ReadonlyMap<string, number>;
  links: readonly NewsLink[];
}

const SILENCE: Tally = { stillTrue: 0, noLongerTrue: 0, mine: null };

@Injectable()
export class NewsReading {
  constructor(
    private readonly standings: NewsStandings,
    private readonly surroundings: NewsSurroundings,
    private readonly items: NewsStore,
    private readonly store: NewsReadingStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Those that they may read, in the order given: a fixed number of queries, whatever the number of items. */
  async seen(
    viewer: Viewer | null,
    items: readonly NewsItem[],
    from: Reader | Tx = this.reader,
  ): Promise<SeenNews[]> {
    if (items.length === 0) return [];
    const standing = await this.standings.of(viewer, from);
    const visible = items.filter((item) => maySeeNews(item, accessTo(item, standing)));
    const around = await this.surroundings.of(visible, from);
    const said = await this.saidOf(visible, standing, from);
    const now = this.clock.now();
    return visible.map((item) => seenBy(item, { standing, around, said, now }));
  }

  private async saidOf(items: readonly NewsItem[], standing: NewsStanding, from: Reader | Tx): Promise<Said> {
    const ids = items.map(({ id }) => id);
    const replaced = items.map(({ supersedesId }) => supersedesId).filter((id) => id !== null);
    return {
      themes: await this.items.themesOf(from, ids),
      tallies: await this.store.tallies(from, ids, standing.accountId),
      comments: await this.store.comments(from, ids),
      links: await this.store.links(from, { replacing: ids, ids: replaced }, standing),
    };
  }
}

interface Seeing {
  standing: NewsStanding;
  around: Surroundings;
  said: Said;
  now: number;
}

function seenBy(item: NewsItem, { standing, around, said, now }: Seeing): SeenNews {
  const access = accessTo(item, standing);
  const may = (action: NewsAction): boolean => mayNews(action, access, item);
  return {
    item,
    state: stateAt(item, now),
    structure: found(around.structures, item.structureId),
    ...namesIn(item, around, access),
    ...wordsOn(item, said),
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

/** Whose name a reader learns: a community's where they are in it; a person's where they do not speak for others. */
function namesIn(item: NewsItem, around: Surroundings, access: NewsAccess) {
  const isInside = item.scope === 'community' || access.isMember;
  const isSigned = mayKnowAuthor(item, access);
  const community = isInside ? found(around.communities, item.communityId) : null;
  const association = found(around.associations, item.associationId);
  return {
    isSigned,
    author: isSigned ? found(around.authors, item.authorId) : null,
    association: association && { id: association.id, name: association.name },
    communitySlug: community && community.slug,
    communityName: community && community.name,
  };
}

const wordsOn = ({ id, supersedesId }: NewsItem, { themes, tallies, comments, links }: Said) => ({
  themes: themes.get(id) ?? [],
  ...(tallies.get(id) ?? SILENCE),
  comments: comments.get(id) ?? 0,
  supersededBy: linkOf(links.find((link) => link.supersedesId === id)),
  supersedes: linkOf(links.find((link) => link.id === supersedesId)),
});

const found = <Row>(rows: ReadonlyMap<string, Row>, id: string | null): Row | null =>
  id === null ? null : (rows.get(id) ?? null);

const linkOf = (link: NewsLink | undefined) => (link ? { id: link.id, title: link.title } : null);
