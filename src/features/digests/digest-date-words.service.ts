import { Inject, Injectable } from '@nestjs/common';
import { utcOffset } from '../../calendar/wall-time.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { formatWhen } from '../../platform/i18n/format.js';
import { type Translate, Translator } from '../../platform/i18n/translator.js';
import { tieSigns } from '../../platform/i18n/typography.js';
import { zoneLabel } from '../../platform/i18n/zone-label.js';
import type { Account } from '../accounts/account.entity.js';
import type { Event } from '../events/event.entity.js';
import type { LetterDate } from './digest-letter.service.js';

/** One gathering to come. */
export interface DateLine {
  title: string;
  url: string;
  /** Where it is; then for its reader, where their clock says otherwise. */
  when: string[];
  /** Of which community, and where. */
  facts: string[];
  /** What they answered. */
  answer: string;
}

/** Puts a gathering into one line of a digest. */
@Injectable()
export class DigestDateWords {
  constructor(
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  line({ event, communityName, outcome }: LetterDate, account: Account, at: number): DateLine {
    const t = this.translator.forLocale(account.locale);
    return {
      title: tieSigns(event.title),
      url: `${this.settings.publicUrl}/events/${event.id}`,
      when: this.when(event, account, at),
      facts: [...placesOf(event, t), communityName],
      answer: outcome === null ? t('digests.unanswered') : t(`events.mine.${outcome}`),
    };
  }

  private when({ startsAt, timeZone: zone }: Event, { locale, timeZone }: Account, at: number): string[] {
    const there = formatWhen(startsAt, zone, locale, { now: at });
    if (utcOffset(startsAt, zone) === utcOffset(startsAt, timeZone)) return [there];
    const t = this.translator.forLocale(locale);
    const here = formatWhen(startsAt, timeZone, locale, { now: at });
    return [`${there} (${zoneLabel(zone, locale, this.translator)})`, t('digests.here', { when: here })];
  }
}

function placesOf({ format, place }: Event, t: Translate): string[] {
  const remote = format === 'in-person' ? [] : [t(`vocabulary.formats.${format}`)];
  return place ? [...remote, tieSigns(place.name)] : remote;
}
