import type { Row } from './row.js';
import { eventPage } from './rows/event-page.js';
import { conditionalFeed, wholeFeed } from './rows/feed.js';
import { newsSearch } from './rows/news-search.js';
import { processRow } from './rows/process.js';
import { rsvpBurst } from './rows/rsvp-burst.js';
import { telling } from './rows/telling.js';

/** In the order of the table. */
export const ROWS: readonly Row[] = [
  eventPage,
  wholeFeed,
  conditionalFeed,
  rsvpBurst,
  telling,
  newsSearch,
  processRow,
];
