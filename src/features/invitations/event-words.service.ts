import { Injectable } from '@nestjs/common';
import { hourGap } from '../../calendar/hour-gap.js';
import { HOUR, MINUTE } from '../../kernel/clock.js';
import type { Locale } from '../../kernel/locale.js';
import { formatDate, formatTimeRange } from '../../platform/i18n/format.js';
import { Translator } from '../../platform/i18n/translator.js';
import { zoneLabel } from '../../platform/i18n/zone-label.js';
import type { Event, Former, Place } from '../events/event.entity.js';

/** An event as a mail shows it, in its reader's language; what no longer holds is struck through. */
export interface EventPanel {
  title: string;
  url: string;
  at: number;
  zone: string;
  when: string[];
  where: string[];
  oldWhen: string[];
  oldWhere: string[];
}

interface Reader {
  account: { locale: Locale; timeZone: string };
  url: string;
  /** The mail's own date. */
  at: number;
  /** When and where it was, before a change in the last hours. */
  before: Former | null;
}

type Span = Pick<Event, 'startsAt' | 'endsAt' | 'timeZone'>;

@Injectable()
export class EventWords {
  constructor(private readonly translator: Translator) {}

  panel(event: Event, reader: Reader): EventPanel {
    const { before } = reader;
    const when = this.when(event, reader);
    const where = this.where(event, reader);
    const oldWhen = before ? this.when(before, reader) : [];
    const oldWhere = before ? placeLines(before.place) : [];
    return {
      title: event.title,
      url: reader.url,
      at: event.startsAt,
      zone: event.timeZone,
      when,
      where,
      oldWhen: oldWhen.filter((line) => !when.includes(line)),
      oldWhere: oldWhere.filter((line) => !where.includes(line)),
    };
  }

  /** The event's own time, then the reader's where their clock says otherwise (C25). */
  private when({ startsAt, endsAt, timeZone: zone }: Span, { account, at }: Reader): string[] {
    const { locale, timeZone } = account;
    const t = this.translator.forLocale(locale);
    const span = (clock: string): string =>
      `${formatDate(startsAt, clock, locale, { now: at })}, ${formatTimeRange(startsAt, endsAt, clock, locale)}`;
    const gap = hourGap({ instant: startsAt, viewerZone: timeZone, eventZone: zone });
    if (gap.minutes === 0) return [span(zone)];
    const lines = [
      `${span(zone)} (${zoneLabel(zone, locale, this.translator)})`,
      t('invitations.mail.yourTime', { when: span(timeZone) }),
    ];
    if (gap.unusual)
      lines.push(
        t('invitations.mail.unusualGap', {
          hours: Math.abs(gap.minutes * MINUTE) / HOUR,
          usual: Math.abs(gap.usualMinutes * MINUTE) / HOUR,
        }),
      );
    return lines;
  }

  private where({ format, place }: Event, { account }: Reader): string[] {
    const t = this.translator.forLocale(account.locale);
    return [...(format === 'in-person' ? [] : [t(`vocabulary.formats.${format}`)]), ...placeLines(place)];
  }
}

export const placeLines = (place: Place | null): string[] =>
  place ? [place.name, place.address, place.notes].filter((line) => line !== null) : [];
