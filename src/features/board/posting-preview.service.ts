import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import type { NewsItem } from './news-item.entity.js';
import type { NewsInput } from './news.input.js';
import { NewsReading, type SeenNews } from './news-reading.service.js';
import { NewsSurroundings } from './news-surroundings.service.js';
import { dayThere, expiresOn } from './news-life.rules.js';
import { checkNewsTexts } from './news-texts.rules.js';
import { PostingWriting } from './posting-writing.service.js';

/** Shows news as it would be seen: nothing is written. */
@Injectable()
export class PostingPreview {
  constructor(
    private readonly writing: PostingWriting,
    private readonly surroundings: NewsSurroundings,
    private readonly reading: NewsReading,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError those of `PostingService.post` but superseding's */
  async preview(viewer: Viewer, input: NewsInput): Promise<SeenNews> {
    const { confirmed, territory } = input;
    checkNewsTexts(input, { confirmed, territory });
    const now = this.clock.now();
    const { item, structure } = await this.writing.sketch(
      this.reader,
      viewer,
      { ...input, status: 'published' },
      now,
    );
    const lastDay = expiresOn(item, dayThere(now, item.territory));
    const shown: NewsItem = { ...item, status: 'published', expiresOn: lastDay, publishedAt: now };
    const names = { ...(await this.surroundings.of(shown)), structure };
    return this.reading.foreseen(viewer, shown, input.themes, names);
  }
}
