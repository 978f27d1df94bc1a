import { Injectable } from '@nestjs/common';
import type { Locale } from '../../kernel/locale.js';
import { WEEKDAYS, type Weekday } from '../../calendar/recurrence.js';
import { calendarNames } from '../../platform/i18n/calendar-names.js';
import { formatTime } from '../../platform/i18n/format.js';
import { Translator } from '../../platform/i18n/translator.js';
import type { Series } from './series.entity.js';
import { instantOn } from './series.rules.js';

/** A series' rule as people say it. */
@Injectable()
export class SeriesWords {
  constructor(private readonly translator: Translator) {}

  /** « chaque vendredi à 18 h 30 », “on the first Thursday of the month at 6 pm”: without a capital, to stand in a sentence. */
  rule(series: Pick<Series, 'rule' | 'startsOn' | 'time' | 'timeZone'>, locale: Locale): string {
    const { rule, startsOn, timeZone } = series;
    const t = this.translator.forLocale(locale);
    const time = formatTime(instantOn(startsOn, series), timeZone, locale);
    if (rule.every === 'month') {
      const nth = t(`invitations.series.rule.nth.${rule.nth === -1 ? 'last' : rule.nth}`);
      return t('invitations.series.rule.month', { nth, day: nameOf(rule.weekday, locale), time });
    }
    const inOrder = WEEKDAYS.filter((weekday) => rule.weekdays.includes(weekday));
    const days = listOf(
      inOrder.map((weekday) => nameOf(weekday, locale)),
      locale,
    );
    if (rule.interval === 1) return t('invitations.series.rule.week', { days, time });
    if (rule.interval === 2) return t('invitations.series.rule.otherWeek', { days, time });
    return t('invitations.series.rule.weeks', { count: rule.interval, days, time });
  }
}

const nameOf = (weekday: Weekday, locale: Locale): string =>
  calendarNames(locale).weekdays[WEEKDAYS.indexOf(weekday)] ?? '';

const listOf = (words: string[], locale: Locale): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
