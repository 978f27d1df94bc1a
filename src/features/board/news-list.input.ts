import { z } from 'zod';
import { cleanLine } from '../../kernel/text.js';
import { listInput } from '../../platform/database/keyset.js';
import { NEWS_KINDS } from '../../vocabulary/news-kinds.js';
import { isTerritory } from '../../vocabulary/territories.js';
import { THEMES } from '../../vocabulary/themes.js';
import { NEWS_SCOPES, NEWS_STATES } from './news-item.entity.js';

const LONGEST_QUESTION = 200;

/** Still news, outdated, or both. */
export const NEWS_AGES = ['current', 'past', 'all'] as const;
export type NewsAge = (typeof NEWS_AGES)[number];

/** The latest first; `relevance` puts first what has all the words in its title, then in its structure's name. */
export const NEWS_ORDERS = ['recent', 'relevance'] as const;
export type NewsOrder = (typeof NEWS_ORDERS)[number];

/** What is asked of the board. */
export const newsListInput = z.strictObject({
  /** Words, all of which are found in any order; last comes what has the last one as a beginning. */
  q: z.string().transform(cleanLine).pipe(z.string().max(LONGEST_QUESTION)).optional(),
  kind: z.enum(NEWS_KINDS, { error: 'unknown-news-kind' }).optional(),
  theme: z.enum(THEMES, { error: 'unknown-theme' }).optional(),
  /** With what it lies in and what lies in it. */
  territory: z
    .string()
    .refine(isTerritory, { params: { code: 'unknown-territory' } })
    .optional(),
  structure: z.string().max(100).optional(),
  state: z.enum(NEWS_STATES).optional(),
  /** The slug of a community of one's own: what is kept to it or was posted from it. */
  community: z.string().max(100).optional(),
  scope: z.enum(NEWS_SCOPES).optional(),
  /** `current` unless words or a state are asked for. */
  when: z.enum(NEWS_AGES).optional(),
  /** `relevance` where there are words. */
  sort: z.enum(NEWS_ORDERS).optional(),
  ...listInput,
});
export type NewsListInput = z.output<typeof newsListInput>;
