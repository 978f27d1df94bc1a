import { Delete, Get, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  adhesionChangeInput,
  type AdhesionChangeInput,
  adhesionInput,
  type AdhesionInput,
  adhesionListInput,
  type AdhesionListInput,
} from '../../features/associations/adhesion.input.js';
import { AdhesionKeepingService } from '../../features/associations/adhesion-keeping.service.js';
import { AdhesionListService } from '../../features/associations/adhesion-list.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { type AdhesionJson, adhesionShape, adhesionView } from '../views/adhesion.view.js';
import { AdhesionSheet } from '../views/adhesion-sheet.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, IfMatch, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

const adhesionsShape = listOf(adhesionShape).extend({
  counts: z
    .strictObject({
      upcoming: z.int(),
      current: z.int(),
      expiring: z.int(),
      grace: z.int(),
      lapsed: z.int(),
    })
    .meta({ description: 'How many of the whole list are in each state' }),
});

const MANAGERS = { 403: ['managers-only'] } as const;

/** The adhesions of an association, for its managers alone. */
@ApiController('associations/:id')
export class AdhesionsController {
  constructor(
    private readonly adhesions: AdhesionListService,
    private readonly keeping: AdhesionKeepingService,
    private readonly sheet: AdhesionSheet,
  ) {}

  @Get('adhesions')
  @Described({
    summary: 'Adhesions by name, for managers',
    signedIn: true,
    query: adhesionListInput,
    output: adhesionsShape,
    errors: MANAGERS,
  })
  async list(@SignedIn() viewer: Viewer, @Param('id') id: string, @Asked() asked: AdhesionListInput) {
    const { counts, ...page } = await this.adhesions.list(viewer, id, asked);
    return { ...listView(page, adhesionView), counts };
  }

  @Post('adhesions')
  @RateLimit(300, 10)
  @Described({
    summary: 'Adds somebody by name and address, and writes to them unless told not to',
    signedIn: true,
    input: adhesionInput,
    output: adhesionShape,
    status: 201,
    errors: { ...MANAGERS, 409: ['already-adherent'], 422: ['ends-before-start'], 429: ['too-many'] },
  })
  async add(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: AdhesionInput,
  ): Promise<Created<AdhesionJson>> {
    const adhesionId = await this.keeping.add(viewer, id, input);
    return new Created(`/api/associations/${id}/adhesions`, await this.view(viewer, id, adhesionId));
  }

  @Get('adhesions.csv')
  @Described({
    summary: 'Every adhesion as a table, for managers, in the language asked for',
    signedIn: true,
    csv: true,
    errors: MANAGERS,
  })
  async table(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { csv, headers } = await this.sheet.of(viewer, id, locale);
    reply.headers(headers);
    return csv;
  }

  @Patch('adhesions/:adhesionId')
  @Described({
    summary: 'Renews, shortens or corrects an adhesion, for managers; what is absent stays',
    signedIn: true,
    ifMatch: true,
    input: adhesionChangeInput,
    output: adhesionShape,
    errors: { ...MANAGERS, 409: ['already-adherent'], 422: ['ends-before-start'] },
  })
  async change(
    @SignedIn() viewer: Viewer,
    @Param('id') associationId: string,
    @Param('adhesionId') id: string,
    @Input() input: AdhesionChangeInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<AdhesionJson> {
    await this.keeping.change(viewer, { associationId, id }, input, ifRevision);
    return this.view(viewer, associationId, id);
  }

  @Delete('adhesions/:adhesionId')
  @Described({
    summary: 'Takes somebody off the list, for managers; their account stays and they are not told',
    signedIn: true,
    errors: MANAGERS,
  })
  async remove(
    @SignedIn() viewer: Viewer,
    @Param('id') associationId: string,
    @Param('adhesionId') id: string,
  ): Promise<void> {
    await this.keeping.remove(viewer, associationId, id);
  }

  private async view(viewer: Viewer, associationId: string, id: string): Promise<AdhesionJson> {
    return adhesionView(await this.adhesions.one(viewer, associationId, id));
  }
}
