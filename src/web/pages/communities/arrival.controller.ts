import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ArrivalService } from '../../../features/communities/arrival.service.js';
import { enterFromForm, enterInput } from '../../../features/communities/community.input.js';
import { DomainError } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../../platform/http/signed-in.js';
import { LINK_HEADERS } from '../events/answer-link.view.js';
import { type FormBody, formBody } from '../form-body.js';
import { arrivalPage } from './arrival.view.js';
import { communityPath } from './community-page.view.js';

/** Coming in by a link: looking changes nothing, since scanners of mail look too. */
@Controller('i/:token')
export class ArrivalController {
  constructor(private readonly arrivals: ArrivalService) {}

  @Get()
  show(
    @CurrentViewer() viewer: Viewer | null,
    @Param('token') token: string,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    return this.shown(viewer, token, locale).catch(gone);
  }

  @Post()
  @RateLimit(30, 10)
  async join(
    @SignedIn() viewer: Viewer,
    @Param('token') token: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const { charterAccepted } = parseInput(enterInput, enterFromForm(body));
      const slug = await this.arrivals.join(viewer, token, charterAccepted);
      return seeOther(communityPath(slug), { key: 'communities.flash.joined' });
    } catch (error) {
      return refusedForm(error, () => this.shown(viewer, token, viewer.locale)).catch(gone);
    }
  }

  private async shown(viewer: Viewer | null, token: string, locale: string): Promise<Page> {
    const arrival = await this.arrivals.open(viewer, token);
    return page('communities/arrival', arrivalPage(token, arrival, locale), { headers: LINK_HEADERS });
  }
}

/** A link that opens nothing says what to do instead. */
function gone(error: unknown): Page {
  if (!(error instanceof DomainError) || error.kind !== 'not-found') throw error;
  return page('communities/arrival-gone', {}, { status: 404, headers: LINK_HEADERS });
}
