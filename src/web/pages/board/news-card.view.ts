import type { SeenNews } from '../../../features/board/news-reading.service.js';
import { asksColleagues } from '../../../features/board/news-mail.rules.js';
import { dayThere } from '../../../features/board/news-life.rules.js';
import { noonOf } from '../../../calendar/days.js';
import { territoryLabel } from '../../../vocabulary/territories.js';
import { newsDates } from '../../views/news-dates.view.js';

/** One item as lists show it: `include('/partials/news-card', { card, level })`. */
export function newsCard({ item, state, structure, ...seen }: SeenNews, now: number) {
  return {
    id: item.id,
    path: `/news/${item.id}`,
    kind: item.kind,
    title: item.title,
    state,
    dates: newsDates(item, now),
    structure: structure && structure.name,
    territory: territoryLabel(item.territory),
    /** Noon of the day on which it was told, in UTC. */
    toldAt: noonOf(dayThere(item.publishedAt ?? item.createdAt, item.territory)),
    isCorrected: item.correctedAt !== null,
    isReplaced: seen.supersededBy !== null,
    association: seen.association && seen.association.name,
    community: item.scope === 'community' ? seen.communityName : null,
    isPublic: item.scope === 'public',
    manner: asksColleagues(item.kind) ? 'asked' : 'told',
    stillTrue: seen.stillTrue,
    comments: seen.comments,
  };
}
export type NewsCard = ReturnType<typeof newsCard>;
