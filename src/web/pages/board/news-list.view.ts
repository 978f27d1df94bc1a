import { NEWS_STATES } from '../../../features/board/news-item.entity.js';
import { NEWS_AGES, NEWS_ORDERS, type NewsListInput } from '../../../features/board/news-list.input.js';
import { NEWS_KINDS } from '../../../vocabulary/news-kinds.js';
import { territoryLabel } from '../../../vocabulary/territories.js';
import { THEMES } from '../../../vocabulary/themes.js';
import { territoryGroups } from '../choices.view.js';
import { LONGEST_QUESTION, type NewsQuery } from './news-list.input.js';

export const NEWS_A_PAGE = 20;

/** What is shown: the territory is settled, empty where it is everywhere. */
export type ShownNews = NewsQuery & { territory: string };

export const shownNews = (asked: NewsQuery, ownTerritory: string | null): ShownNews => ({
  ...asked,
  territory: asked.territory ?? ownTerritory ?? '',
});

export function listAsked({ q, territory, ...others }: ShownNews): Partial<NewsListInput> {
  return { ...others, q: q || undefined, territory: territory || undefined, limit: NEWS_A_PAGE };
}

/** Without what is absent; an empty territory stays, which says everywhere. */
export function newsPath(shown: Partial<ShownNews>): string {
  const given = Object.entries(shown).filter(
    ([name, value]) => value !== undefined && (value !== '' || name === 'territory'),
  );
  return given.length ? `/news?${new URLSearchParams(Object.fromEntries(given)).toString()}` : '/news';
}

/** What narrows the list, in words of the locale files, each with the way to do without it. */
export function newsFilters({ cursor: _, ...shown }: ShownNews) {
  const { q, territory, kind, theme, state, when } = shown;
  const without = (change: Partial<ShownNews>): string => newsPath({ ...shown, ...change });
  return [
    q && { key: 'finding.quoted', text: q, path: without({ q: '' }) },
    territory && { key: 'finding.place', text: territoryLabel(territory), path: without({ territory: '' }) },
    kind && { key: `vocabulary.newsKinds.${kind}`, path: without({ kind: undefined }) },
    theme && { key: `vocabulary.themes.${theme}`, path: without({ theme: undefined }) },
    state && { key: `vocabulary.newsStates.${state}`, path: without({ state: undefined }) },
    when && { key: `finding.when.${when}`, path: without({ when: undefined }) },
  ].filter((filter) => !!filter);
}

/** The form's fields beside the words, with what is chosen. */
export function newsChoices(shown: ShownNews) {
  return {
    longest: LONGEST_QUESTION,
    territories: territoryGroups(),
    more: [
      { name: 'kind', words: 'vocabulary.newsKinds', values: NEWS_KINDS, chosen: shown.kind },
      { name: 'theme', words: 'vocabulary.themes', values: THEMES, chosen: shown.theme },
      { name: 'state', words: 'vocabulary.newsStates', values: NEWS_STATES, chosen: shown.state },
      { name: 'when', words: 'finding.when', values: NEWS_AGES, chosen: shown.when },
    ],
    /** Only words have an order of their own. */
    orders: shown.q ? NEWS_ORDERS : [],
    order: shown.sort ?? 'relevance',
  };
}

/** Public news, by what a feed can be narrowed to. */
export function feedQuery({ territory, kind }: ShownNews): string {
  const query = new URLSearchParams({ ...(territory && { territory }), ...(kind && { kind }) });
  return query.size > 0 ? `?${query.toString()}` : '';
}
