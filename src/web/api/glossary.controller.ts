import { Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { GlossaryAsking } from '../../features/glossary/glossary-asking.service.js';
import { GlossaryCorrecting } from '../../features/glossary/glossary-correcting.service.js';
import { GlossaryProposing } from '../../features/glossary/glossary-proposing.service.js';
import { GlossaryRemoving } from '../../features/glossary/glossary-removing.service.js';
import { GlossaryService } from '../../features/glossary/glossary.service.js';
import {
  type AcronymQuestionInput,
  acronymQuestionInput,
  type GlossaryChangeInput,
  glossaryChangeInput,
  type GlossaryInput,
  glossaryInput,
  type GlossaryListInput,
  glossaryListInput,
  type ReversionInput,
  reversionInput,
} from '../../features/glossary/glossary.input.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import {
  askedAcronymShape,
  type GlossaryEntryJson,
  glossaryEntryShape,
  glossaryEntryView,
  glossaryVersionShape,
  glossaryVersionView,
} from '../views/glossary.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, IfMatch, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

@ApiController('glossary')
export class GlossaryController {
  constructor(
    private readonly glossary: GlossaryService,
    private readonly proposing: GlossaryProposing,
    private readonly correcting: GlossaryCorrecting,
    private readonly removing: GlossaryRemoving,
    private readonly asking: GlossaryAsking,
  ) {}

  @Get()
  @Described({
    summary: 'What the acronyms of the trade stand for, by acronym; what is searched for, the nearest first',
    query: glossaryListInput,
    output: listOf(glossaryEntryShape),
  })
  async list(@Asked() asked: GlossaryListInput) {
    return listView(
      pageOf(await this.glossary.list(asked), asked, ({ id }) => id),
      glossaryEntryView,
    );
  }

  @Post()
  @RateLimit(30, 10)
  @Described({
    summary: 'A sense of an acronym, for all to read; it may be the answer to a question on the board',
    signedIn: true,
    idempotent: true,
    input: glossaryInput,
    output: glossaryEntryShape,
    status: 201,
    errors: { 403: ['colleagues-only'], 409: ['acronym-known', 'entry-hidden', 'news-not-shown'] },
  })
  async propose(
    @SignedIn() viewer: Viewer,
    @Input() input: GlossaryInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<GlossaryEntryJson>> {
    const id = await this.proposing.propose(viewer, input, once);
    return new Created(`/api/glossary/${id}`, await this.one(viewer, id));
  }

  @Post('questions')
  @RateLimit(30, 10)
  @Described({
    summary: 'What an acronym stands for: its senses or, where none is known, a question on the board',
    signedIn: true,
    input: acronymQuestionInput,
    output: askedAcronymShape,
    errors: { 403: ['colleagues-only'], 409: ['community-read-only'] },
  })
  async ask(@SignedIn() viewer: Viewer, @Input() input: AcronymQuestionInput) {
    const { entries, newsId } = await this.asking.ask(viewer, input);
    return { entries: entries.map(glossaryEntryView), newsId };
  }

  @Get(':id')
  @Described({ summary: 'One sense of an acronym', output: glossaryEntryShape })
  show(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<GlossaryEntryJson> {
    return this.one(viewer, id);
  }

  @Patch(':id')
  @RateLimit(60, 10)
  @Described({
    summary: 'Puts an entry right; what is absent stays',
    signedIn: true,
    ifMatch: true,
    input: glossaryChangeInput,
    output: glossaryEntryShape,
    errors: { 403: ['colleagues-only'], 409: ['acronym-known', 'entry-hidden'] },
  })
  async change(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: GlossaryChangeInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<GlossaryEntryJson> {
    await this.correcting.change(viewer, id, input, ifRevision);
    return this.one(viewer, id);
  }

  @Delete(':id')
  @Described({
    summary:
      'Takes an entry back, for who alone wrote it and whoever administers the instance; what came with the product ' +
      'stands again, where there is something, and its versions say so',
    signedIn: true,
    errors: { 403: ['entry-not-yours'], 409: ['entry-of-product'] },
  })
  async remove(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.removing.remove(viewer, id);
  }

  @Get(':id/versions')
  @Described({
    summary: 'What an entry said before, newest first, and who wrote it',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(glossaryVersionShape),
    errors: { 403: ['colleagues-only'] },
  })
  async versions(@SignedIn() viewer: Viewer, @Param('id') id: string, @Asked() asked: WholeListAsked) {
    const versions = await this.glossary.versions(viewer, id);
    return listView(
      pageOf(versions, asked, ({ revision }) => String(revision)),
      glossaryVersionView,
    );
  }

  @Post(':id/reversion')
  @Described({
    summary: 'Brings back what an entry said in a former revision; 0 is as it came with the product',
    signedIn: true,
    ifMatch: true,
    input: reversionInput,
    output: glossaryEntryShape,
    errors: { 403: ['colleagues-only'], 409: ['acronym-known', 'entry-hidden'] },
  })
  async revert(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() { revision }: ReversionInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<GlossaryEntryJson> {
    await this.correcting.revert(viewer, id, revision, ifRevision);
    return this.one(viewer, id);
  }

  private async one(viewer: Viewer | null, id: string): Promise<GlossaryEntryJson> {
    return glossaryEntryView((await this.glossary.view(viewer, id)).entry);
  }
}
