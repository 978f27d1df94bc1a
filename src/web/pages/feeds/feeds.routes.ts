import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FeedReadingService } from '../../../features/feeds/feed-reading.service.js';
import { PlainRoutes } from '../../../platform/http/plain-routes.js';
import { CALENDAR, feedAnswer } from './feed-answer.view.js';

/** A calendar service asks for many people's feeds from few addresses. */
const A_MINUTE = 600;

/** Calendars to subscribe to; no session is looked at, so that what is public is the same for all. */
@Injectable()
export class FeedRoutes implements OnModuleInit {
  constructor(
    private readonly feeds: FeedReadingService,
    private readonly routes: PlainRoutes,
  ) {}

  onModuleInit(): void {
    this.routes.add({
      url: '/communities/:slug/calendar.ics',
      limit: A_MINUTE,
      answer: async ({ parameter: slug, headers }) =>
        feedAnswer(await this.feeds.ofCommunity(slug), headers, {
          cacheControl: 'public, max-age=60',
          type: CALENDAR,
        }),
    });
    this.routes.add({
      url: '/calendar/:secret.ics',
      limit: A_MINUTE,
      answer: async ({ parameter: secret, headers }) =>
        feedAnswer(await this.feeds.ofSecret(secret), headers, {
          cacheControl: 'private, no-cache',
          type: CALENDAR,
        }),
    });
  }
}
