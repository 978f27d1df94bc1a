import { Inject, Injectable } from '@nestjs/common';
import { noonOf } from '../../calendar/days.js';
import { localDay } from '../../calendar/wall-time.js';
import type { Locale } from '../../kernel/locale.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { formatDate, formatDateRange } from '../../platform/i18n/format.js';
import { type Translate, Translator } from '../../platform/i18n/translator.js';
import { tieSigns } from '../../platform/i18n/typography.js';
import { territoryZone } from '../../vocabulary/territories.js';
import type { NewsItem } from '../board/news-item.entity.js';
import type { LetterNews } from './digest-letter.service.js';

/** One item of a digest. */
export interface NewsLine {
  kind: string;
  title: string;
  url: string;
  /** What was put right, or replaced; null for what is simply new. */
  change: string | null;
  /** The structure, the dates, and what colleagues make of it. */
  facts: string[];
}

interface Told {
  locale: Locale;
  /** The digest's own instant. */
  at: number;
}

/** Puts an item into one line of a digest. */
@Injectable()
export class DigestNewsWords {
  constructor(
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  line({ item, structureName, replacedTitle }: LetterNews, told: Told): NewsLine {
    const t = this.translator.forLocale(told.locale);
    const state = t(`vocabulary.newsStates.${item.state}`);
    return {
      kind: t(`vocabulary.newsKinds.${item.kind}`),
      title: tieSigns(item.title),
      url: `${this.settings.publicUrl}/news/${item.id}`,
      change: changeOf(item, replacedTitle, t),
      facts: [structureName, ...datesOf(item, told, t), state].filter((fact) => fact !== null),
    };
  }
}

function changeOf(
  { correctedAt, supersedesId }: NewsItem,
  replacedTitle: string | null,
  t: Translate,
): string | null {
  if (replacedTitle !== null) return t('digests.change.replaces', { title: replacedTitle });
  if (supersedesId !== null) return t('digests.change.newer');
  return correctedAt === null ? null : t('digests.change.corrected');
}

/** From when, until when: days are those of its territory. */
function datesOf(
  { effectiveOn, endsOn, deadlineOn, territory }: NewsItem,
  { locale, at }: Told,
  t: Translate,
): string[] {
  const written = (day: string): string => formatDate(noonOf(day), 'UTC', locale, { now: at });
  const deadline = deadlineOn === null ? [] : [t('digests.days.until', { day: written(deadlineOn) })];
  if (effectiveOn === null) return deadline;
  if (endsOn !== null)
    return [formatDateRange(noonOf(effectiveOn), noonOf(endsOn), 'UTC', locale, { now: at }), ...deadline];
  const tense = effectiveOn > localDay(at, territoryZone(territory)) ? 'from' : 'since';
  return [t(`digests.days.${tense}`, { day: written(effectiveOn) }), ...deadline];
}
