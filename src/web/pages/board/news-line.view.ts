import type { NewsItem } from '../../../features/board/news-item.entity.js';
import { newsDates } from '../../views/news-dates.view.js';
import { territoryLabel } from '../../../vocabulary/territories.js';

/** An item in a line or two, of nothing but what it says: `include('/partials/news-lines', { lines })`. */
export const newsLine = (item: NewsItem, now: number) => ({
  path: `/news/${item.id}`,
  kind: item.kind,
  title: item.title,
  dates: newsDates(item, now),
  territory: territoryLabel(item.territory),
});
