import { Inject, Injectable } from '@nestjs/common';
import { datesOf } from '../../calendar/recurrence.js';
import { buildSeriesPublication } from '../../calendar/series-itip.js';
import { slugify } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { calendarEvent } from '../events/event-calendar.rules.js';
import type { Event } from '../events/event.entity.js';
import { calendarSeries, dateOverride, isOrdinary } from '../series/series-calendar.rules.js';
import type { Series } from '../series/series.entity.js';
import { SeriesService } from '../series/series.service.js';
import type { CalendarDownload } from './event-calendar.service.js';
import { SeriesInviteStore } from './series-invite.store.js';
import { byDay } from './series-now.rules.js';

/** A series to put in a calendar by hand: an organizer, no attendee (C09), and its cancelled dates as such. */
@Injectable()
export class SeriesCalendarService {
  constructor(
    private readonly series: SeriesService,
    private readonly store: SeriesInviteStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws DomainError not-found, also when this person may not know of it */
  async download(viewer: Viewer | null, seriesId: string): Promise<CalendarDownload> {
    const { series, community } = await this.series.view(viewer, seriesId);
    const dates = byDay((await this.store.datesOf([series.id], 0)).get(series.id) ?? []);
    const [host] = (await this.series.hostsOf([series.id])).get(series.id) ?? [];
    const revisedAt = Math.max(series.revisedAt, ...[...dates.values()].map((date) => date.revisedAt));
    // A stranger reads of the community, not of a person.
    const name = (viewer && host?.displayName) || community.name;
    const ics = buildSeriesPublication(this.calendarOf(series, dates, revisedAt), {
      name,
      email: this.settings.mailFrom.address,
    });
    return { ics, filename: `${slugify(series.title) || 'maillage'}.ics`, revisedAt };
  }

  private calendarOf(series: Series, dates: ReadonlyMap<string, Event>, revisedAt: number) {
    const days = datesOf(series, series.startsOn, series.horizonOn);
    const skipped = series.skips.map(({ on }) => on).filter((day) => day > series.horizonOn);
    const { publicUrl } = this.settings;
    return calendarSeries(series, {
      from: days[0] ?? series.startsOn,
      sequence: series.sequence,
      revisedAt,
      url: `${publicUrl}/series/${series.id}`,
      excluded: [...days.filter((day) => !dates.has(day)), ...skipped],
      overrides: days.flatMap((day) => {
        const date = dates.get(day);
        if (!date || (date.status === 'scheduled' && isOrdinary(date, series, day))) return [];
        const event = calendarEvent(date, `${publicUrl}/events/${date.id}`);
        return [dateOverride(series, day, event, date.status === 'cancelled' ? 'cancelled' : 'confirmed')];
      }),
    });
  }
}
