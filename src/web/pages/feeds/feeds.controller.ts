import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FeedReadingService } from '../../../features/feeds/feed-reading.service.js';
import { ForMachines, RateLimit } from '../../../platform/http/route-config.js';
import { sendFeed } from './feed-answer.view.js';

/** A calendar service asks for many people's feeds from few addresses. */
const A_MINUTE = 600;

/** Calendars to subscribe to; no session is looked at, so that what is public is the same for all. */
@Controller()
export class FeedsController {
  constructor(private readonly feeds: FeedReadingService) {}

  @Get('communities/:slug/calendar.ics')
  @RateLimit(A_MINUTE)
  @ForMachines()
  async community(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFeed(await this.feeds.ofCommunity(slug), request, reply, 'public, max-age=60');
  }

  @Get('calendar/:secret.ics')
  @RateLimit(A_MINUTE)
  @ForMachines()
  async mine(
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFeed(await this.feeds.ofSecret(secret), request, reply, 'private, no-cache');
  }
}
