import { Injectable } from '@nestjs/common';
import { factTerm, type Place, PLACES, type Wanted, wantedBy } from '../../platform/database/search-query.js';
import { SearchReader } from '../../platform/database/search-reader.js';
import type { NewsItem } from './news-item.entity.js';
import type { NewsOrder } from './news-list.input.js';
import { type NewsAsked, type NewsFilter, NewsListStore } from './news-list.store.js';
import { NewsSearchStore } from './news-search.store.js';

/** Where an item stands among those that words find. */
export interface FoundNews {
  item: NewsItem;
  place: Place;
  position: number;
}

interface Question {
  words: string;
  order: NewsOrder;
  /** The last one that is known already. */
  after: Pick<FoundNews, 'place' | 'position'> | null;
  limit: number;
}

interface Stage {
  place: Place;
  wanted: Wanted;
  before: number | undefined;
}

const MOST_AT_ONCE = 1000;
/** More territories than that are nearly all there is: naming them to the index costs more than it saves. */
const MOST_TERRITORIES = 20;

/**
 * Finds items by words. The index gives them in order, a few at a time, and of these stay those that somebody may read
 * and that are what is asked. By relevance it is asked once for each place where all the words may be, best first.
 */
@Injectable()
export class NewsFinding {
  constructor(
    private readonly search: NewsSearchStore,
    private readonly list: NewsListStore,
    private readonly searching: SearchReader,
  ) {}

  async find(asked: NewsAsked, question: Question): Promise<FoundNews[]> {
    const found: FoundNews[] = [];
    for (const stage of stagesOf(question, asked.filter)) {
      if (found.length < question.limit)
        found.push(...(await this.walk(stage, asked, question.limit - found.length)));
    }
    return found;
  }

  private async walk({ place, wanted, before }: Stage, asked: NewsAsked, most: number): Promise<FoundNews[]> {
    const { reader } = this.searching;
    const found: FoundNews[] = [];
    for (let limit = most; ; limit = Math.min(limit * 4, MOST_AT_ONCE)) {
      const hits = await this.search.find(reader, wanted, { before, limit });
      const ids = hits.map(({ id }) => id);
      const kept = ids.length ? await this.list.among(reader, ids, asked) : new Map<string, NewsItem>();
      for (const { id, position } of hits) {
        const item = kept.get(id);
        if (item) found.push({ item, place, position });
      }
      if (found.length >= most || hits.length < limit) return found.slice(0, most);
      before = hits.at(-1)?.position;
    }
  }
}

function stagesOf({ words, order, after }: Question, filter: NewsFilter): Stage[] {
  const widest = wantedBy(words, 'beginning') ? 'beginning' : 'anywhere';
  const places = order === 'recent' ? ([widest] as const) : PLACES;
  const stages = places.flatMap((place, index): Stage[] => {
    const wanted = wantedBy(words, place);
    const better = index > 0 ? wantedBy(words, places[index - 1]!) : null;
    if (!wanted) return [];
    const here = better ? { found: wanted, butNot: better } : wanted;
    return [{ place, wanted: narrowed(here, filter), before: undefined }];
  });
  if (!after) return stages;
  const left = stages.slice(stages.findIndex(({ place }) => place === after.place));
  return left.map((stage, index) => (index === 0 ? { ...stage, before: after.position } : stage));
}

function narrowed(wanted: Wanted, { territories, kind }: NewsFilter): Wanted {
  const facts: Wanted[] = [];
  if (territories && territories.length <= MOST_TERRITORIES)
    facts.push({ anyOf: territories.map((territory) => ({ term: factTerm('territory', territory) })) });
  if (kind) facts.push({ term: factTerm('kind', kind) });
  return facts.length ? { allOf: [wanted, ...facts] } : wanted;
}
