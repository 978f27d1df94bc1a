import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { GlossaryService } from '../../../features/glossary/glossary.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page } from '../../../platform/http/page.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { allWordings } from '../../../vocabulary/wordings.js';
import { askable, type GlossaryQuery, glossaryQuery } from './glossary-page.input.js';
import { groupedByAcronym, lettersOf, ofLetter } from './glossary.view.js';

/** Of a search: who looks for more says more. */
const MOST_SHOWN = 60;

@Controller('glossary')
export class GlossaryPageController {
  constructor(private readonly glossary: GlossaryService) {}

  @Get()
  async list(
    @CurrentViewer() viewer: Viewer | null,
    @Query(new InputPipe(glossaryQuery)) { q, country, letter: asked }: GlossaryQuery,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    const entries = await this.glossary.list({ q, country });
    const letters = q === '' ? lettersOf(entries) : [];
    const letter = q === '' ? (asked ?? letters[0]) : undefined;
    const shown = ofLetter(entries, letter);
    return page('glossary/list', {
      groups: groupedByAcronym(shown.slice(0, MOST_SHOWN), { territory: viewer?.territory ?? null, locale }),
      hasMore: shown.length > MOST_SHOWN,
      q,
      country: country ?? '',
      letter: letter ?? null,
      letters,
      wordings: allWordings(),
      can: { propose: await this.glossary.mayWrite(viewer) },
      asks: shown.length === 0 ? askable(q) : null,
      indexed: q === '',
    });
  }
}
