import { addDays, daysBetween, noonOf, weekdayIndex } from '../../calendar/days.js';
import { dayThere } from '../../features/board/news-life.rules.js';
import type { NewsItem } from '../../features/board/news-item.entity.js';
import type { Locale } from '../../kernel/locale.js';
import { calendarNames } from '../../platform/i18n/calendar-names.js';
import { formatDateRange, formatMonthDay } from '../../platform/i18n/format.js';
import type { Translate } from '../../platform/i18n/translator.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';

export type DatedNews = Pick<NewsItem, 'kind' | 'territory' | 'effectiveOn' | 'endsOn' | 'deadlineOn'>;

/** One thing to say of dates, in the words of a locale: « ferme le 1er janvier ». */
export type DateSaying = (t: Translate, locale: Locale) => string;

/** How a kind speaks of its date; others: « à partir du 3 mars », « depuis le 3 mars ». */
const MANNER: Partial<Record<NewsKind, 'opening' | 'closing' | 'move' | 'gathering'>> = {
  ouverture: 'opening',
  'fermeture-definitive': 'closing',
  'fermeture-temporaire': 'closing',
  demenagement: 'move',
  formation: 'gathering',
  evenement: 'gathering',
};

/** What the dates of an item come to on the day of `now`, where it is about. */
export function newsDates(item: DatedNews, now: number): DateSaying[] {
  const today = dayThere(now, item.territory);
  const { deadlineOn } = item;
  return [
    ...sayingsOf(item, today),
    ...(deadlineOn === null ? [] : [day(`deadline.${tenseOf(deadlineOn, today)}`, deadlineOn, today)]),
  ];
}

/** « Ferme le 1er janvier », « Fermé depuis mardi »: of a structure that is closed for good, or will be. */
export const closingSaying = (closedOn: string, territory: string, now: number): DateSaying => {
  const today = dayThere(now, territory);
  return day(`closing.${tenseOf(closedOn, today)}`, closedOn, today);
};

function sayingsOf({ kind, effectiveOn, endsOn }: DatedNews, today: string): DateSaying[] {
  const manner = MANNER[kind] ?? 'change';
  if (endsOn !== null) {
    const period =
      kind === 'fermeture-temporaire' ? 'pause' : manner === 'gathering' ? 'gathering' : 'period';
    return [periodSaying(period, { from: effectiveOn ?? endsOn, to: endsOn }, today)];
  }
  return effectiveOn === null ? [] : [day(`${manner}.${tenseOf(effectiveOn, today)}`, effectiveOn, today)];
}

type Tense = 'ahead' | 'today' | 'behind';

const tenseOf = (on: string, today: string): Tense =>
  on > today ? 'ahead' : on === today ? 'today' : 'behind';

function periodSaying(period: string, { from, to }: { from: string; to: string }, today: string): DateSaying {
  const key = (tense: string) => `${period}.${tense}`;
  if (to < today)
    return period === 'pause' ? day(key('over'), addDays(to, 1), today) : day(key('over'), to, today);
  if (to === today) return day(key('lastDay'), addDays(to, 1), today);
  if (from <= today) return day(key('during'), to, today);
  return (t, locale) => t(`news.dates.${key('planned')}`, { range: rangeOf(from, to, today, locale) });
}

const rangeOf = (from: string, to: string, today: string, locale: Locale): string =>
  formatDateRange(noonOf(from), noonOf(to), 'UTC', locale, { now: noonOf(today) });

const day =
  (key: string, on: string, today: string): DateSaying =>
  (t, locale) =>
    t(`news.dates.${key}`, wordsOf(on, today, t, locale));

/** A day as it is said after « le », « depuis », « jusqu'à » and « à partir de ». */
function wordsOf(on: string, today: string, t: Translate, locale: Locale) {
  const { near, name } = nearness(on, today, locale);
  const say = (form: string) => t(`news.day.${form}.${near}`, { day: name });
  return { on: say('on'), since: say('since'), until: say('until'), from: say('from'), plain: say('plain') };
}

/** Less than a week away, a day goes by its name. */
function nearness(on: string, today: string, locale: Locale) {
  const distance = daysBetween(today, on);
  const name = calendarNames(locale).weekdays[weekdayIndex(on)] ?? '';
  if (distance === 0) return { near: 'today', name };
  if (Math.abs(distance) === 1) return { near: distance > 0 ? 'tomorrow' : 'yesterday', name };
  if (Math.abs(distance) < 7) return { near: distance > 0 ? 'weekdayAhead' : 'weekdayBehind', name };
  const date = formatMonthDay(noonOf(on), 'UTC', locale, { now: noonOf(today) });
  return { near: 'date', name: date };
}
