import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  caseListInput,
  type CaseListInput,
  moderationFromForm,
  moderationInput,
} from '../../../features/moderation/decision.input.js';
import { DecidingService } from '../../../features/moderation/deciding.service.js';
import { ModerationQueue } from '../../../features/moderation/moderation-queue.service.js';
import { conflict, DomainError } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { SUSPENSION_LENGTHS } from '../../../vocabulary/moderation.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { caseLine, casePath, caseView } from './moderation.view.js';

const QUEUE = '/moderation';

/** What was reported, for those who decide. */
@Controller('moderation')
export class ModerationPageController {
  constructor(
    private readonly queue: ModerationQueue,
    private readonly deciding: DecidingService,
  ) {}

  @Get()
  async list(
    @SignedIn() viewer: Viewer,
    @Query(new InputPipe(caseListInput)) asked: CaseListInput,
  ): Promise<Page> {
    const { items, next } = await this.queue.list(viewer, asked);
    const rest = new URLSearchParams({ ...(asked.status && { status: asked.status }), cursor: next ?? '' });
    return page('moderation/queue', {
      cases: items.map(caseLine),
      status: asked.status ?? null,
      isContinued: asked.cursor !== undefined,
      nextPath: next === null ? null : `${QUEUE}?${rest.toString()}`,
    });
  }

  @Get('reports/:id')
  show(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    return this.shown(viewer, id, {});
  }

  @Post('reports/:id/decision')
  async decide(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(moderationInput, moderationFromForm(body));
      await this.deciding.decide(viewer, id, input, Number.parseInt(fieldText(body.revision), 10) || 0);
      return seeOther(casePath(id), { key: 'moderation.flash.decided' });
    } catch (error) {
      return refusedForm(withNewReport(error), () => this.shown(viewer, id, body));
    }
  }

  private async shown(viewer: Viewer, id: string, values: PostedForm): Promise<Page> {
    const reported = caseView(await this.queue.view(viewer, id));
    return page('moderation/case', {
      reported,
      country: reported.country,
      suspensionLengths: SUSPENSION_LENGTHS,
      values,
    });
  }
}

/** It changed since it was opened: the form comes back with all there is to read. */
const withNewReport = (error: unknown): unknown =>
  error instanceof DomainError && error.kind === 'stale' ? conflict('report-changed') : error;
