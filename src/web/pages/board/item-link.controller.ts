import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { QuestionOfPerson } from '../../../features/board/news-links.service.js';
import { stillTrueFromForm, stillTrueInput } from '../../../features/board/still-true.input.js';
import { StillTrueLinkService } from '../../../features/board/still-true-link.service.js';
import { StillTrueService } from '../../../features/board/still-true.service.js';
import { Clock } from '../../../kernel/clock.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { AnyOrigin, RateLimit } from '../../../platform/http/route-config.js';
import { LINK_HEADERS } from '../events/answer-link.view.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { goneNewsLink } from './gone-news-link.js';
import { newsCard } from './news-card.view.js';

interface LinkParts extends QuestionOfPerson {
  token: string;
}

/** « Toujours vrai ? », from a mail and without signing in: looking never says it, since scanners of mail look too. */
@Controller('news/:newsId/still-true/:expiresOn/:accountId/:token')
export class ItemLinkController {
  constructor(
    private readonly links: StillTrueLinkService,
    private readonly stillTrue: StillTrueService,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(@Param() parts: LinkParts, @Query(new InputPipe(postedForm)) { answer }: PostedForm): Promise<Page> {
    return this.shown(parts, answer === 'no').catch(goneNewsLink);
  }

  @Post()
  @AnyOrigin()
  @RateLimit(60, 10)
  async say(
    @Param() parts: LinkParts,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const { stillTrue } = parseInput(stillTrueInput, stillTrueFromForm(body));
      const { viewer, said } = await this.links.open(parts, parts.token);
      if (said !== stillTrue) await this.stillTrue.say(viewer, parts.newsId, stillTrue);
      return seeOther(pathOf(parts));
    } catch (error) {
      return goneNewsLink(error);
    }
  }

  private async shown(parts: LinkParts, leansToNo: boolean): Promise<Page> {
    const { seen, viewer, said } = await this.links.open(parts, parts.token);
    const shown = {
      action: pathOf(parts),
      card: newsCard(seen, this.clock.now()),
      name: viewer.displayName,
      said,
      leansToNo,
    };
    return page('board/item-link', shown, { headers: LINK_HEADERS });
  }
}

const pathOf = ({ newsId, expiresOn, accountId, token }: LinkParts): string =>
  `/news/${newsId}/still-true/${expiresOn}/${accountId}/${token}`;
