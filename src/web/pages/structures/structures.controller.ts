import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NewsList } from '../../../features/board/news-list.service.js';
import { StructureService } from '../../../features/structures/structure.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page } from '../../../platform/http/page.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { newsCard } from '../board/news-card.view.js';
import { territoryGroups } from '../choices.view.js';
import { structureTypeGroups } from '../../views/structure-choices.view.js';
import { structureLine, structurePage, structurePath } from './structure.view.js';
import { type StructuresQuery, structuresQuery } from './structures-page.input.js';

const STRUCTURES_A_PAGE = 30;

/** Local services, and what is known of each. */
@Controller('structures')
export class StructuresPageController {
  constructor(
    private readonly structures: StructureService,
    private readonly news: NewsList,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query(new InputPipe(structuresQuery)) { cursor, ...asked }: StructuresQuery,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    const { items, next } = await this.structures.list({ ...asked, cursor, limit: STRUCTURES_A_PAGE });
    const given = Object.entries(asked).filter((entry): entry is [string, string] => !!entry[1]);
    const pathOf = (more: Record<string, string>): string =>
      `/structures?${new URLSearchParams({ ...Object.fromEntries(given), ...more }).toString()}`;
    return page('structures/list', {
      structures: items.map((each) => structureLine(each, { locale, now: this.clock.now() })),
      values: asked,
      isNarrowed: given.length > 0,
      types: structureTypeGroups(locale),
      territories: territoryGroups(),
      next: next && pathOf({ cursor: next }),
      start: cursor === undefined ? null : pathOf({}),
      indexed: given.length === 0,
    });
  }

  @Get(':id')
  async show(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Query(new InputPipe(structuresQuery)) { cursor }: StructuresQuery,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    const [view, { items, next }] = await Promise.all([
      this.structures.view(viewer, id),
      this.news.ofStructure(viewer, id, { cursor }),
    ]);
    const now = this.clock.now();
    return page('structures/show', {
      structure: structurePage(view, { locale, now }),
      cards: items.map((seen) => newsCard(seen, now)),
      next: next && `${structurePath(id)}?${new URLSearchParams({ cursor: next }).toString()}#news`,
      start: cursor === undefined ? null : structurePath(id),
    });
  }
}
