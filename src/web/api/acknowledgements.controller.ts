import { Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { acknowledgementInput } from '../../features/invitations/acknowledgement.input.js';
import { AcknowledgementService } from '../../features/invitations/acknowledgement.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { readingShape, readingView } from '../views/reading.view.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

const acknowledgedShape = z.strictObject({ seenRevision: z.int() });

@ApiController('events/:id')
export class AcknowledgementsController {
  constructor(private readonly acknowledgements: AcknowledgementService) {}

  @Put('acknowledgement')
  @Described({
    summary:
      'You have seen the event as it is at this revision; hosts see it after a change in the last hours',
    signedIn: true,
    input: acknowledgementInput,
    output: acknowledgedShape,
    errors: { 409: ['nothing-to-acknowledge'] },
  })
  async acknowledge(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() { revision }: z.output<typeof acknowledgementInput>,
  ): Promise<z.output<typeof acknowledgedShape>> {
    return { seenRevision: await this.acknowledgements.acknowledge(viewer.accountId, id, revision) };
  }

  @Get('acknowledgements')
  @Described({
    summary:
      'Who has seen the latest change of time or place in the last hours, for hosts; nobody without one',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(readingShape),
    errors: { 403: ['forbidden'] },
  })
  async list(@SignedIn() viewer: Viewer, @Param('id') id: string, @Asked() asked: WholeListAsked) {
    const readings = (await this.acknowledgements.readings(viewer, id)) ?? [];
    return listView(
      pageOf(readings, asked, ({ account }) => account.id),
      readingView,
    );
  }
}
