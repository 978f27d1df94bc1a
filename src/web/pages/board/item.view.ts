import { noonOf } from '../../../calendar/days.js';
import type { SeenComment } from '../../../features/board/news-comment.service.js';
import type { NewsValue } from '../../../features/board/news-history.rules.js';
import type { SeenEdit } from '../../../features/board/news-history.service.js';
import { asksColleagues } from '../../../features/board/news-mail.rules.js';
import { bodyOf } from '../../../features/board/news-fields.rules.js';
import { dayThere } from '../../../features/board/news-life.rules.js';
import type { SeenNews } from '../../../features/board/news-reading.service.js';
import { changedWords, type Passage } from '../../../features/board/news-wording.rules.js';
import { isInQuestion, isOver } from '../../../features/board/still-true.rules.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { formatDate } from '../../../platform/i18n/format.js';
import type { Translate } from '../../../platform/i18n/translator.js';
import { territoryCountry, territoryLabel } from '../../../vocabulary/territories.js';
import { closingSaying, newsDates } from '../../views/news-dates.view.js';
import { textView } from '../mailbox/mailbox.view.js';

export const newsPath = (id: string): string => `/news/${id}`;

/** An item on its own page. */
export function itemView(seen: SeenNews, viewer: Viewer | null, now: number) {
  const { item, state, themes, association, author, can } = seen;
  const isAuthor = viewer !== null && item.authorId === viewer.accountId;
  const isOwn = isAuthor || can.withdraw;
  return {
    id: item.id,
    path: newsPath(item.id),
    kind: item.kind,
    title: item.title,
    paragraphs: textView(bodyOf(item)),
    state,
    isDraft: item.status === 'draft',
    isHidden: item.hiddenAt !== null,
    isPublic: item.scope === 'public',
    dates: newsDates(item, now),
    structure: structureOf(seen, now),
    territory: territoryLabel(item.territory),
    country: territoryCountry(item.territory),
    themes,
    newAddress: item.newAddress,
    alternative: item.alternative,
    acronym: item.acronym,
    source: item.sourceUrl || item.sourceText ? { text: item.sourceText, url: item.sourceUrl } : null,
    association: association && association.name,
    author: author && author.displayName,
    isAuthor,
    isWriter: isOwn && !isAuthor,
    community: item.scope === 'community' ? seen.communityName : null,
    toldAt: noonOf(dayThere(item.publishedAt ?? item.createdAt, item.territory)),
    correctedAt: item.correctedAt && noonOf(dayThere(item.correctedAt, item.territory)),
    expiresAt: item.expiresOn && noonOf(item.expiresOn),
    isPast: item.expiresAt !== null && item.expiresAt <= now,
    supersedes: seen.supersedes,
    supersededBy: seen.supersededBy,
    manner: asksColleagues(item.kind) ? 'asked' : 'told',
    stillTrue: seen.stillTrue,
    noLongerTrue: seen.noLongerTrue,
    mine: seen.mine,
    asks: asksOf(seen, isOwn, now),
    can,
  };
}

export type ItemView = ReturnType<typeof itemView>;

function structureOf({ structure }: SeenNews, now: number) {
  if (!structure) return null;
  const { id, name, closedOn, territory } = structure;
  return {
    path: `/structures/${id}`,
    name,
    closing: closedOn === null ? [] : [closingSaying(closedOn, territory, now)],
  };
}

/** What the buttons ask: whether an item still is true, of colleagues; whether it is in question, of who answers for it. */
function asksOf({ item, state, can, supersededBy }: SeenNews, isOwn: boolean, now: number) {
  const isOpen = can.comment && !supersededBy && !isOver(item, now);
  if (isOwn) {
    const isInDoubt = state === 'outdated' || isInQuestion(item, now);
    return { stillTrue: isOpen && isInDoubt, noLongerTrue: isOpen && item.state !== 'outdated' };
  }
  return { stillTrue: isOpen && can.confirm, noLongerTrue: isOpen && can.confirm };
}

export const commentView = ({ comment, text, author, state, can, isMine }: SeenComment, newsId: string) => ({
  id: comment.id,
  path: `${newsPath(newsId)}/comments/${comment.id}`,
  paragraphs: text ? textView(text) : [],
  name: author && author.displayName,
  at: comment.createdAt,
  state,
  isMine,
  can,
});

export const editView = ({ edit, changes, editor }: SeenEdit) => ({
  kind: edit.kind,
  at: edit.at,
  editor: editor && editor.displayName,
  changes: changes.map(({ field, before, after }) => ({
    field,
    before: valueSaying(field, before),
    after: valueSaying(field, after),
    passages: passagesOf(field, before, after),
  })),
});

const WORDED = ['title', 'text', 'sourceText', 'alternative', 'newAddress'];

/** Of a text that was worded otherwise; null for what is said in one piece, and for what came or went whole. */
function passagesOf(field: string, before: NewsValue, after: NewsValue): Passage[] | null {
  const isWorded = WORDED.includes(field) && typeof before === 'string' && typeof after === 'string';
  return isWorded ? changedWords(before, after) : null;
}

/** What a field said, in the words of a locale; null for nothing. */
type ValueSaying = ((t: Translate, locale: Locale) => string) | null;

const DAYS = ['effectiveOn', 'endsOn', 'deadlineOn'];

function valueSaying(field: string, value: NewsValue): ValueSaying {
  if (value === null || value.length === 0) return null;
  if (typeof value !== 'string')
    return (t) => value.map((theme) => t(`vocabulary.themes.${theme}`)).join(', ');
  if (field === 'kind') return (t) => t(`vocabulary.newsKinds.${value}`);
  if (field === 'territory') return () => territoryLabel(value);
  if (DAYS.includes(field)) return (_, locale) => formatDate(noonOf(value), 'UTC', locale);
  return () => value;
}
