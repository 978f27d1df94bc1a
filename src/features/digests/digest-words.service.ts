import { Inject, Injectable } from '@nestjs/common';
import type { Locale } from '../../kernel/locale.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { calendarNames } from '../../platform/i18n/calendar-names.js';
import { type Translate, Translator } from '../../platform/i18n/translator.js';
import { tieSigns } from '../../platform/i18n/typography.js';
import { NEWS_KINDS } from '../../vocabulary/news-kinds.js';
import { territoryLabel, territoryLineage } from '../../vocabulary/territories.js';
import { type DateLine, DigestDateWords } from './digest-date-words.service.js';
import type { DigestLetter, LetterNews } from './digest-letter.service.js';
import { DigestLinks } from './digest-links.service.js';
import { type NewsLine, DigestNewsWords } from './digest-news-words.service.js';

/** What is news in one territory, or kept to one community. */
export interface NewsGroup {
  title: string;
  lines: NewsLine[];
}

/** More than a mail shows: how many, and where they are. */
interface More {
  label: string;
  url: string;
}

/** What a digest shows, in a mail and on the page that shows the next one. */
export interface DigestText {
  subject: string;
  preheader: string;
  greeting: string;
  corrected: NewsLine[];
  groups: NewsGroup[];
  dates: DateLine[];
  moreNews: More | null;
  moreDates: More | null;
  reason: string;
  unsubscribeUrl: string;
  preferencesUrl: string;
}

/** Puts a digest into the words of its reader's language. Nobody is named in it. */
@Injectable()
export class DigestWords {
  constructor(
    private readonly translator: Translator,
    private readonly newsWords: DigestNewsWords,
    private readonly dateWords: DigestDateWords,
    private readonly links: DigestLinks,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  of(letter: DigestLetter): DigestText {
    const { account, subscription, at, corrected, fresh, dates } = letter;
    const { locale, displayName } = account;
    const t = this.translator.forLocale(locale);
    const lineOf = (news: LetterNews): NewsLine => this.newsWords.line(news, { locale, at });
    return {
      subject: subjectOf(letter, t),
      preheader: titlesOf(letter).join(' · '),
      greeting: displayName ? t('digests.greetingNamed', { name: displayName }) : t('digests.greeting'),
      corrected: corrected.map(lineOf),
      groups: groupsOf(fresh, lineOf),
      dates: dates.map((date) => this.dateWords.line(date, account, at)),
      moreNews: this.more(t, 'moreNews', letter.moreNews, '/news'),
      moreDates: this.more(t, 'moreDates', letter.moreDates, '/agenda'),
      reason: t('digests.reason', { day: weekdayName(subscription.weekday, locale) }),
      unsubscribeUrl: this.links.unsubscribeUrl(account.id),
      preferencesUrl: `${this.settings.publicUrl}/settings/digest`,
    };
  }

  private more(t: Translate, key: 'moreNews' | 'moreDates', count: number, path: string): More | null {
    return count === 0
      ? null
      : { label: t(`digests.${key}`, { count }), url: `${this.settings.publicUrl}${path}` };
  }
}

const weekdayName = (weekday: number, locale: Locale): string =>
  calendarNames(locale).weekdays[weekday] ?? '';

function subjectOf({ corrected, fresh, dates, moreNews, moreDates }: DigestLetter, t: Translate): string {
  return t('digests.subject', {
    news: t('digests.count.news', { count: corrected.length + fresh.length + moreNews }),
    dates: t('digests.count.dates', { count: dates.length + moreDates }),
  });
}

/** The first things that it tells, for the line that mailboxes show beside the subject. */
function titlesOf({ corrected, fresh, dates }: DigestLetter): string[] {
  const titles = [
    ...[...corrected, ...fresh].map(({ item }) => item.title),
    ...dates.map(({ event }) => event.title),
  ];
  return titles.slice(0, 3).map(tieSigns);
}

/** The nearest territory first, then what is kept to a community. */
function groupsOf(fresh: readonly LetterNews[], lineOf: (news: LetterNews) => NewsLine): NewsGroup[] {
  const groups = new Map<string, LetterNews[]>();
  for (const news of [...fresh].sort(byNearnessAndKind)) {
    const title = titleOf(news);
    groups.set(title, [...(groups.get(title) ?? []), news]);
  }
  return [...groups].map(([title, members]) => ({ title, lines: members.map(lineOf) }));
}

const titleOf = ({ item, communityName }: LetterNews): string =>
  item.scope === 'community' && communityName !== null ? communityName : territoryLabel(item.territory);

function byNearnessAndKind({ item: a }: LetterNews, { item: b }: LetterNews): number {
  const [near, kind] = [nearness(b) - nearness(a), NEWS_KINDS.indexOf(a.kind) - NEWS_KINDS.indexOf(b.kind)];
  return near || kind;
}

/** A department lies deeper than its region; what a community keeps comes last. */
const nearness = ({ scope, territory }: LetterNews['item']): number =>
  scope === 'community' ? 0 : territoryLineage(territory).length;
