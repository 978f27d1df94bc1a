import { Injectable, type OnModuleInit } from '@nestjs/common';
import { choicesFromQuery } from '../../../features/board/news-feed.input.js';
import { NewsFeedReading } from '../../../features/board/news-feed-reading.service.js';
import { notThere, PlainRoutes } from '../../../platform/http/plain-routes.js';
import { feedAnswer, NO_ROBOTS } from './feed-answer.view.js';

/** A feed service asks for many people's feeds from few addresses. */
const A_MINUTE = 600;

const TYPES = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

/** News to subscribe to; no session is looked at, so that what is public is the same for all. */
@Injectable()
export class NewsFeedRoutes implements OnModuleInit {
  constructor(
    private readonly feeds: NewsFeedReading,
    private readonly routes: PlainRoutes,
  ) {}

  onModuleInit(): void {
    for (const format of ['rss', 'atom', 'json'] as const)
      this.routes.add({
        url: `/news/feed.${format}`,
        limit: A_MINUTE,
        answer: async ({ query, headers }) => {
          const choices = choicesFromQuery(query);
          if (!choices) return notThere(...NO_ROBOTS);
          const served = { cacheControl: 'public, max-age=60', type: TYPES[format] };
          return feedAnswer(await this.feeds.ofPublic(format, choices), headers, served);
        },
      });
    this.routes.add({
      url: '/news/feed/:secret.rss',
      limit: A_MINUTE,
      answer: async ({ parameter: secret, headers }) =>
        feedAnswer(await this.feeds.ofSecret(secret), headers, {
          cacheControl: 'private, no-cache',
          type: TYPES.rss,
        }),
    });
  }
}
