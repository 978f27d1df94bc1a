import { Inject, Injectable } from '@nestjs/common';
import { noonOf } from '../../calendar/days.js';
import type { Locale } from '../../kernel/locale.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import type { FeedEntry } from '../../platform/feeds/feed-document.js';
import { escaped } from '../../platform/feeds/xml.js';
import { formatDate } from '../../platform/i18n/format.js';
import { type Translate, Translator } from '../../platform/i18n/translator.js';
import { territoryLabel } from '../../vocabulary/territories.js';
import { bodyOf } from './news-fields.rules.js';
import type { FedNews } from './news-feed-content.store.js';
import type { NewsItem } from './news-item.entity.js';

const DAYS = ['effectiveOn', 'endsOn', 'deadlineOn'] as const;
const TEXTS = ['newAddress', 'alternative', 'acronym'] as const;

/** Writes an item for readers of feeds: all that it says, and nobody's name. */
@Injectable()
export class NewsFeedEntries {
  constructor(
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  of(fed: FedNews, locale: Locale): FeedEntry {
    const { item } = fed;
    const t = this.translator.forLocale(locale);
    const publishedAt = item.publishedAt ?? item.createdAt;
    return {
      id: `urn:uuid:${item.id}`,
      url: `${this.settings.publicUrl}/news/${item.id}`,
      title: item.title,
      html: [
        headOf(item, t),
        ...paragraphs(bodyOf(item)),
        ...factsOf(fed, locale, t),
        ...sourceOf(item, t),
      ].join(''),
      categories: [t(`vocabulary.newsKinds.${item.kind}`), territoryLabel(item.territory)],
      publishedAt,
      updatedAt: Math.max(publishedAt, item.correctedAt ?? 0),
    };
  }
}

const headOf = ({ kind, territory, state }: NewsItem, t: Translate): string => {
  const said = [territoryLabel(territory), t(`vocabulary.newsStates.${state}`)].map(escaped).join(' · ');
  return `<p><strong>${escaped(t(`vocabulary.newsKinds.${kind}`))}</strong> · ${said}</p>`;
};

const paragraphs = (text: string): string[] =>
  text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph.split('\n').map(escaped).join('<br>')}</p>`);

function factsOf({ item, structureName }: FedNews, locale: Locale, t: Translate): string[] {
  const fact = (field: string, value: string): string =>
    `<p>${escaped(t('newsFeeds.fact', { field: t(`vocabulary.newsFields.${field}`), value }))}</p>`;
  return [
    ...(structureName === null ? [] : [fact('structure', structureName)]),
    ...DAYS.flatMap((field) => {
      const day = item[field];
      return day === null ? [] : [fact(field, formatDate(noonOf(day), 'UTC', locale))];
    }),
    ...TEXTS.flatMap((field) => {
      const text = item[field];
      return text === null ? [] : [fact(field, text)];
    }),
  ];
}

function sourceOf({ sourceText, sourceUrl }: NewsItem, t: Translate): string[] {
  if (sourceText === null && sourceUrl === null) return [];
  const words = escaped(sourceText ?? sourceUrl ?? '');
  const link = sourceUrl === null ? words : `<a href="${escaped(sourceUrl)}" rel="nofollow ugc">${words}</a>`;
  return [`<p>${escaped(t('newsFeeds.source'))} ${link}</p>`];
}
