import { z } from 'zod';
import { NEWS_AGES, NEWS_ORDERS } from '../../../features/board/news-list.input.js';
import { NEWS_STATES } from '../../../features/board/news-item.entity.js';
import { cleanLine } from '../../../kernel/text.js';
import { NEWS_KINDS } from '../../../vocabulary/news-kinds.js';
import { isTerritory } from '../../../vocabulary/territories.js';
import { THEMES } from '../../../vocabulary/themes.js';

export const LONGEST_QUESTION = 200;

const cursor = z.string().max(500).optional().catch(undefined);

/** What the board's form asks; what else an address carries changes nothing. */
export const newsQuery = z.object({
  q: z
    .string()
    .transform((words) => cleanLine(words).slice(0, LONGEST_QUESTION))
    .catch(''),
  /** Absent: one's own; empty: everywhere. */
  territory: z
    .string()
    .refine((id) => id === '' || isTerritory(id))
    .optional()
    .catch(undefined),
  kind: z.enum(NEWS_KINDS).optional().catch(undefined),
  theme: z.enum(THEMES).optional().catch(undefined),
  state: z.enum(NEWS_STATES).optional().catch(undefined),
  when: z.enum(NEWS_AGES).optional().catch(undefined),
  sort: z.enum(NEWS_ORDERS).optional().catch(undefined),
  cursor,
});
export type NewsQuery = z.output<typeof newsQuery>;

/** The board of one community. */
export const communityNewsQuery = z.object({ cursor, when: z.enum(['current', 'past']).catch('current') });
export type CommunityNewsQuery = z.output<typeof communityNewsQuery>;
