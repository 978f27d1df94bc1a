import { Injectable } from '@nestjs/common';
import { noonOf } from '../../calendar/days.js';
import { oddWeeks } from '../../calendar/odd-weeks.js';
import { formatDate, formatDateRange, formatTime, formatWhen } from '../../platform/i18n/format.js';
import { type Translate, Translator } from '../../platform/i18n/translator.js';
import type { Event } from '../events/event.entity.js';
import { rankKeptUntil } from '../series/following.rules.js';
import { instantOn } from '../series/series.rules.js';
import { SeriesWords } from '../series/series-words.service.js';
import { type EventPanel, EventWords, placeLines } from './event-words.service.js';
import type { InviteMailWords } from './invite-words.service.js';
import type { SeriesLetter } from './series-letter.service.js';
import type { SeriesLinks } from './series-links.service.js';
import { byDay } from './series-now.rules.js';

/** As many as fit on a telephone's first screen. */
const DATES_SHOWN = 6;

/** After these there is nothing to come, or none of it is theirs. */
const ENDS = ['cancelled', 'stopped', 'lapsed'];

/** Puts a letter about a whole series, or several of its dates, into the words of its reader's language. */
@Injectable()
export class SeriesMailWords {
  constructor(
    private readonly translator: Translator,
    private readonly series: SeriesWords,
    private readonly events: EventWords,
  ) {}

  of(letter: SeriesLetter, links: SeriesLinks): InviteMailWords {
    const { decided, account, series, hostName, association } = letter;
    const t = this.translator.forLocale(account.locale);
    const rule = this.series.rule(series, account.locale);
    const params = { title: series.title, host: hostName, rule, ...this.lapse(letter) };
    const say = (part: string): string => t(`invitations.series.mail.${decided.kind}.${part}`, params);
    const ends = ENDS.includes(decided.kind);
    return {
      subject: say('subject'),
      preheader: say('lead'),
      heading: say('heading'),
      greeting: account.displayName
        ? t('invitations.mail.greetingNamed', { name: account.displayName })
        : t('invitations.mail.greeting'),
      paragraphs: [
        say('lead'),
        ...this.details(letter),
        ...(decided.kind === 'lapsed' ? afterLapse(decided).map(say) : []),
        ...(ends ? [] : [...this.dates(letter), ...this.oddWeeks(letter)]),
      ],
      event: this.panel(letter, links),
      actions: [
        ...(association?.renewalUrl ? [{ label: say('renew'), url: association.renewalUrl }] : []),
        ends
          ? { label: t('invitations.series.page'), url: links.series }
          : { label: t('invitations.series.manage'), url: links.manage },
      ],
      notes: [
        ...(ends ? [] : [t('invitations.series.how')]),
        ...(decided.calendar ? [t('invitations.mail.calendarFollows')] : []),
      ],
      reason: t('invitations.series.reason'),
      unsubscribeUrl: null,
      unsubscribeLabel: '',
    };
  }

  /** Whose dues lapsed, and until when the rank is kept. */
  private lapse({ decided, account, association, community }: SeriesLetter): Record<string, string> {
    const { locale, timeZone } = account;
    return {
      association: association?.name ?? community.name,
      date: formatDate(rankKeptUntil(decided.lapsedAt ?? decided.at), timeZone, locale),
    };
  }

  private details({ decided, account, series, dates }: SeriesLetter): string[] {
    const t = this.translator.forLocale(account.locale);
    const changes = decided.kind === 'revised' ? decided.changes : [];
    const word = decided.kind === 'cancelled' && series.cancellationWord ? [series.cancellationWord] : [];
    const byEvent = new Map(dates.map((event) => [event.id, event]));
    const news = decided.days.flatMap(({ eventId, kind }) => {
      const event = byEvent.get(eventId ?? '');
      return event
        ? [t(`invitations.series.news.${kind}`, { date: this.when(event, { account, decided }) })]
        : [];
    });
    return [
      ...word,
      ...changes.map((change) => t(`invitations.series.changes.${change}`)),
      ...(news.length > 0 ? [news.join('\n')] : []),
    ];
  }

  /** The next ones, with those that are not theirs and why. */
  private dates({ decided, account, dates }: SeriesLetter): string[] {
    const t = this.translator.forLocale(account.locale);
    const coming = [...byDay(dates)].filter(([, { endsAt }]) => endsAt > decided.at).slice(0, DATES_SHOWN);
    if (coming.length === 0) return [];
    const lines = coming.map(([day, event]) => {
      const date = this.when(event, { account, decided });
      const absence = decided.held?.out[day];
      return absence ? t(`invitations.series.absent.${absence}`, { date }) : date;
    });
    return [[t('invitations.series.next'), ...lines].join('\n')];
  }

  /** Ahead of the weeks in which the reader's clock is not as far from the series' as it usually is (C25). */
  private oddWeeks({ decided, account, series, dates }: SeriesLetter): string[] {
    const { locale, timeZone } = account;
    const days = [...byDay(dates)].filter(([, { endsAt }]) => endsAt > decided.at).map(([day]) => day);
    const clocks = { time: series.time, eventZone: series.timeZone, readerZone: timeZone };
    return oddWeeks(days, clocks).map(({ from, to, at, usualAt }) =>
      this.translator.t(locale, 'series.oddWeeks', {
        days: formatDateRange(noonOf(from), noonOf(to), 'UTC', locale, { now: decided.at }),
        time: formatTime(at, timeZone, locale),
        usual: formatTime(usualAt, timeZone, locale),
      }),
    );
  }

  private when(event: Event, { account, decided }: Pick<SeriesLetter, 'account' | 'decided'>): string {
    const { locale, timeZone } = account;
    const now = decided.at;
    const own = formatWhen(event.startsAt, event.timeZone, locale, { now });
    const theirs = formatWhen(event.startsAt, timeZone, locale, { now });
    if (own === theirs) return own;
    return this.translator.t(locale, 'invitations.series.bothTimes', { own, theirs });
  }

  /** The rule, and the next date written like a date in other mails. */
  private panel(letter: SeriesLetter, links: SeriesLinks): EventPanel {
    const { account, decided, series, dates } = letter;
    const t = this.translator.forLocale(account.locale);
    const rule = capital(this.series.rule(series, account.locale));
    const next = dates.find(({ status, endsAt }) => status === 'scheduled' && endsAt > decided.at);
    if (!next || ENDS.includes(decided.kind)) return this.plainPanel(letter, links, rule);
    const panel = this.events.panel(next, { account, url: links.series, at: decided.at, before: null });
    return { ...panel, title: series.title, when: [rule, ...nextLines(panel.when, t)] };
  }

  private plainPanel({ decided, series }: SeriesLetter, links: SeriesLinks, rule: string): EventPanel {
    return {
      title: series.title,
      url: links.series,
      at: instantOn(decided.held?.from ?? series.startsOn, series),
      zone: series.timeZone,
      when: [rule],
      where: placeLines(series.place),
      oldWhen: [],
      oldWhere: [],
    };
  }
}

const nextLines = ([first = '', ...others]: string[], t: Translate): string[] => [
  t('invitations.series.nextDate', { date: first }),
  ...others,
];

/** What becomes of the dates, and that nobody else sees why. */
const afterLapse = ({ calendar }: SeriesLetter['decided']): string[] => [
  ...(calendar ? ['leaves'] : []),
  'kept',
  'private',
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
