import { Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import {
  type CaseListInput,
  caseListInput,
  type ModerationInput,
  moderationInput,
} from '../../features/moderation/decision.input.js';
import { DecidingService } from '../../features/moderation/deciding.service.js';
import { ModerationQueue } from '../../features/moderation/moderation-queue.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { decidedShape, decidedView, reportedShape, reportedView } from '../views/moderation.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, IfMatch, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

@ApiController('moderation/reports')
export class ModerationController {
  constructor(
    private readonly queue: ModerationQueue,
    private readonly deciding: DecidingService,
  ) {}

  @Get()
  @Described({
    summary:
      'What was reported, a text each, oldest first: those of your communities, or all for whoever administers; ' +
      'what waits unless a status is asked for; never your own',
    signedIn: true,
    query: caseListInput,
    output: listOf(reportedShape),
    errors: { 403: ['moderators-only'] },
  })
  async list(@SignedIn() viewer: Viewer, @Asked() asked: CaseListInput) {
    return listView(await this.queue.list(viewer, asked), reportedView);
  }

  @Get(':id')
  @Described({ summary: 'One, with all that was decided about it', signedIn: true, output: decidedShape })
  async show(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<z.output<typeof decidedShape>> {
    return decidedView(await this.queue.view(viewer, id));
  }

  @Post(':id/decision')
  @Described({
    summary:
      'Decides about a text, once for all of its reports; its author and who reported are mailed with your words',
    signedIn: true,
    ifMatch: true,
    input: moderationInput,
    output: decidedShape,
    status: 201,
    errors: {
      403: ['not-yours-to-decide', 'not-to-suspend'],
      409: ['report-decided', 'decision-impossible'],
      422: ['secrecy'],
    },
  })
  async decide(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: ModerationInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<Created<z.output<typeof decidedShape>>> {
    await this.deciding.decide(viewer, id, input, ifRevision);
    return new Created(`/api/moderation/reports/${id}`, decidedView(await this.queue.view(viewer, id)));
  }
}
