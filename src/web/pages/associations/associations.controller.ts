import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AdhesionService } from '../../../features/associations/adhesion.service.js';
import { AssociationService } from '../../../features/associations/association.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page } from '../../../platform/http/page.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { StructureService } from '../../../features/structures/structure.service.js';
import { Clock } from '../../../kernel/clock.js';
import { structureLine } from '../structures/structure.view.js';
import { SeriesLines } from '../series/series-lines.js';
import { associationLine, associationPage } from './association.view.js';
import { searchQuery, type SearchQuery } from './association-page.input.js';

const ASSOCIATIONS_A_PAGE = 30;

@Controller('associations')
export class AssociationsController {
  constructor(
    private readonly associations: AssociationService,
    private readonly adhesions: AdhesionService,
    private readonly series: SeriesLines,
    private readonly structures: StructureService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @CurrentViewer() viewer: Viewer | null,
    @Query(new InputPipe(searchQuery)) asked: SearchQuery,
  ): Promise<Page> {
    const [{ items, next }, requests] = await Promise.all([
      this.associations.list(viewer, { ...asked, status: 'verified', limit: ASSOCIATIONS_A_PAGE }),
      viewer ? this.associations.requestsOf(viewer) : [],
    ]);
    const more = new URLSearchParams({ ...(asked.q && { q: asked.q }), cursor: next ?? '' }).toString();
    return page('associations/list', {
      associations: items.map(({ association }) => associationLine(association)),
      requests: requests.map(associationLine),
      q: asked.q,
      next: next && `/associations?${more}`,
      isContinued: asked.cursor !== undefined,
      indexed: asked.q === '',
    });
  }

  @Get(':id')
  async show(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    const view = await this.associations.view(viewer, id);
    const mine = viewer ? await this.adhesions.mineIn(viewer, id) : null;
    const series = await this.series.ofAssociation(viewer, view.association.id, locale);
    const run = await this.structures.runBy(view.association.id);
    const now = this.clock.now();
    return page('associations/show', {
      association: associationPage(view, mine),
      series,
      structures: run.map((each) => structureLine(each, { locale, now })),
    });
  }
}
