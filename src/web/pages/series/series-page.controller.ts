import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { rsvpInput } from '../../../features/rsvps/rsvp.input.js';
import { RsvpService } from '../../../features/rsvps/rsvp.service.js';
import { FollowingService } from '../../../features/series/following.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { CurrentViewer, SignedIn } from '../../../platform/http/signed-in.js';
import { type DatesQuery, datesQuery } from '../communities/community-page.input.js';
import { answeredFlash } from '../events/event-page.view.js';
import { type FormBody, formBody } from '../form-body.js';
import { SeriesPage } from './series-page.js';
import { seriesPath } from './series.view.js';

@Controller('series/:id')
export class SeriesPageController {
  constructor(
    private readonly pages: SeriesPage,
    private readonly followings: FollowingService,
    private readonly rsvps: RsvpService,
  ) {}

  @Get()
  show(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Query(new InputPipe(datesQuery)) asked: DatesQuery,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    return this.pages.shown(viewer, id, locale, asked);
  }

  /** « Je viens d'habitude », and no longer. */
  @Post('following')
  async follow(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(formBody)) body: FormBody,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    const ends = body['following'] === 'no';
    try {
      await (ends ? this.followings.unfollow(viewer, id) : this.followings.follow(viewer, id));
      return seeOther(seriesPath(id), { key: `series.flash.${ends ? 'unfollowed' : 'followed'}` });
    } catch (error) {
      return refusedForm(error, () => this.pages.shown(viewer, id, locale));
    }
  }

  /** One date from the list: « Pas cette fois », « Je viens finalement ». What they said to it besides stays. */
  @Post('dates/:eventId')
  async answer(
    @SignedIn() viewer: Viewer,
    @Param() { id, eventId }: { id: string; eventId: string },
    @Body(new InputPipe(formBody)) { answer }: FormBody,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    try {
      const kept = await this.rsvps.respond(viewer.accountId, eventId, parseInput(rsvpInput, { answer }));
      return seeOther(`${seriesPath(id)}#date-${eventId}`, answeredFlash(kept));
    } catch (error) {
      return refusedForm(error, () => this.pages.shown(viewer, id, locale));
    }
  }
}
