import { conflict } from '../../kernel/domain-error.js';
import { HOUR } from '../../kernel/clock.js';
import { addDays } from '../../calendar/days.js';
import { morningOf } from '../../calendar/waking-time.js';
import { territoryZone } from '../../vocabulary/territories.js';
import type { NewsItem } from './news-item.entity.js';
import { asksOn, dayThere, hasOwnEnd } from './news-life.rules.js';

type Living = Pick<
  NewsItem,
  | 'kind'
  | 'territory'
  | 'endsOn'
  | 'deadlineOn'
  | 'expiresOn'
  | 'publishedAt'
  | 'state'
  | 'status'
  | 'hiddenAt'
>;

/** Mornings of the east begin that long before those of where the item is about. */
const LOOKED_AT_BEFORE = 12 * HOUR;
/** Days after its last one on which a mailed « toujours vrai ? » can still be answered. */
const ANSWERED_UNTIL = 60;

const askedOn = ({ expiresOn, publishedAt, ...item }: Living): string | null =>
  expiresOn === null || publishedAt === null
    ? null
    : asksOn({ ...item, expiresOn }, dayThere(publishedAt, item.territory));

/** When it is looked at who is to be asked: before the morning of whoever that will be. Null for never. */
export function looksAt(item: Living): number | null {
  const day = askedOn(item);
  return day === null ? null : morningOf(day, territoryZone(item.territory)) - LOOKED_AT_BEFORE;
}

/** Whether it is time to say that it still is true: what is said then prolongs it. */
export function isInQuestion(item: Living, now: number): boolean {
  if (hasOwnEnd(item) || item.expiresOn === null) return false;
  const today = dayThere(now, item.territory);
  return today > item.expiresOn || today >= (askedOn(item) ?? item.expiresOn);
}

/** Its own last day is over: what is still true of it is news of its own. */
export const isOver = (item: Living, now: number): boolean =>
  hasOwnEnd(item) && item.expiresOn !== null && dayThere(now, item.territory) > item.expiresOn;

/** @throws DomainError news-not-shown, already-replaced, news-over */
export function checkTakesAnswers(item: Living, isReplaced: boolean, now: number): void {
  if (item.status !== 'published' || item.hiddenAt !== null) throw conflict('news-not-shown');
  if (isReplaced) throw conflict('already-replaced');
  if (isOver(item, now)) throw conflict('news-over');
}

export const isLinkOpen = (expiresOn: string, today: string): boolean =>
  today <= addDays(expiresOn, ANSWERED_UNTIL);

export interface Said {
  item: Pick<NewsItem, 'state' | 'expiresOn'>;
  mine: boolean | null;
  /** Their own, or their association's: what they say is no confirmation. */
  isOwn: boolean;
}

/** What somebody said since they were asked about a last day; null for nothing yet. */
export function saidSince({ item, mine, isOwn }: Said, expiresOn: string): boolean | null {
  const isProlonged = item.expiresOn !== null && item.expiresOn > expiresOn;
  if (!isOwn) return mine === true && !isProlonged ? null : mine;
  if (item.state === 'outdated') return false;
  return isProlonged ? true : null;
}
