import { Injectable } from '@nestjs/common';
import type { Event } from '../../../features/events/event.entity.js';
import { FollowingService } from '../../../features/series/following.service.js';
import { SeriesService, type SeriesView } from '../../../features/series/series.service.js';
import { SeriesWords } from '../../../features/series/series-words.service.js';
import { DomainError } from '../../../kernel/domain-error.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';

/** The series that an event is one date of, as its page says it. */
export interface SeriesOfEvent {
  path: string;
  title: string;
  /** « chaque vendredi à 18 h 30 » */
  rule: string;
  follows: boolean;
  mayFollow: boolean;
}

@Injectable()
export class EventSeries {
  constructor(
    private readonly series: SeriesService,
    private readonly followings: FollowingService,
    private readonly words: SeriesWords,
  ) {}

  /** Null for a single event, and for who is asked to this date alone and may not know of the others. */
  async of(viewer: Viewer | null, { seriesId }: Event, locale: Locale): Promise<SeriesOfEvent | null> {
    if (seriesId === null) return null;
    const [view, follows] = await Promise.all([
      this.seen(viewer, seriesId),
      viewer ? this.followings.follows(viewer, seriesId) : false,
    ]);
    return view && { ...this.named(view, locale), follows, mayFollow: view.can.follow && !follows };
  }

  /** How often what is listed takes place, by the event's id: « chaque vendredi à 18 h 30 ». */
  async rulesOf(
    events: readonly Pick<Event, 'id' | 'seriesId'>[],
    locale: Locale,
  ): Promise<Map<string, string>> {
    const ids = [...new Set(events.map(({ seriesId }) => seriesId).filter((id) => id !== null))];
    const rules = new Map(
      (await this.series.byIds(ids)).map((series) => [series.id, this.words.rule(series, locale)]),
    );
    return new Map(
      events.flatMap(({ id, seriesId }) => {
        const rule = seriesId === null ? undefined : rules.get(seriesId);
        return rule === undefined ? [] : [[id, rule] as const];
      }),
    );
  }

  private named({ series }: SeriesView, locale: Locale) {
    return { path: `/series/${series.id}`, title: series.title, rule: this.words.rule(series, locale) };
  }

  private async seen(viewer: Viewer | null, id: string): Promise<SeriesView | null> {
    try {
      return await this.series.view(viewer, id);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    }
  }
}
