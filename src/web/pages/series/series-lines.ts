import { Injectable } from '@nestjs/common';
import { SeriesService, type SeriesView } from '../../../features/series/series.service.js';
import { SeriesWords } from '../../../features/series/series-words.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type SeriesLine, seriesLine, stageOfSeries } from './series.view.js';

/** The series that go on, as other pages list them. */
@Injectable()
export class SeriesLines {
  constructor(
    private readonly series: SeriesService,
    private readonly words: SeriesWords,
    private readonly clock: Clock,
  ) {}

  async ofCommunity(viewer: Viewer | null, slug: string, locale: Locale): Promise<SeriesLine[]> {
    return this.lines(await this.series.listOfCommunity(viewer, slug), viewer, locale);
  }

  async ofAssociation(viewer: Viewer | null, id: string, locale: Locale): Promise<SeriesLine[]> {
    return this.lines(await this.series.listOfAssociation(viewer, id), viewer, locale);
  }

  private lines(all: readonly SeriesView[], viewer: Viewer | null, locale: Locale): SeriesLine[] {
    const reader = { zone: viewer?.timeZone ?? null, locale, now: this.clock.now() };
    return all
      .filter(({ series }) => stageOfSeries(series, reader.now) === 'open')
      .map((view) => seriesLine(view, this.words.rule(view.series, locale), reader));
  }
}
