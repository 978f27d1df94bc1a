import { createHash } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { GlossaryCorrecting } from '../../../features/glossary/glossary-correcting.service.js';
import { GlossaryProposing } from '../../../features/glossary/glossary-proposing.service.js';
import { GlossaryRemoving } from '../../../features/glossary/glossary-removing.service.js';
import { GlossaryService } from '../../../features/glossary/glossary.service.js';
import {
  answerFromForm,
  glossaryChangeInput,
  glossaryFromForm,
  glossaryInput,
  reversionFromForm,
  reversionInput,
} from '../../../features/glossary/glossary.input.js';
import { forbidden } from '../../../kernel/domain-error.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../../platform/http/signed-in.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { onceForForm } from '../form-once.js';
import { keepingWhatWasTyped } from '../form-revision.js';
import { type NewEntryQuery, newEntryQuery } from './glossary-page.input.js';
import { blankEntry, entryLine, entryPath, versionLine } from './glossary.view.js';

/** One sense of an acronym: read, proposed, put right, brought back, taken back. */
@Controller('glossary')
export class GlossaryEntryController {
  constructor(
    private readonly glossary: GlossaryService,
    private readonly proposing: GlossaryProposing,
    private readonly correcting: GlossaryCorrecting,
    private readonly removing: GlossaryRemoving,
  ) {}

  @Get('new')
  async blank(
    @SignedIn() viewer: Viewer,
    @Query(new InputPipe(newEntryQuery)) { acronym, question }: NewEntryQuery,
  ): Promise<Page> {
    if (!(await this.glossary.mayWrite(viewer))) throw forbidden('colleagues-only');
    return page('glossary/new', {
      values: { ...blankEntry(viewer, acronym), questionId: question, formId: newId() },
    });
  }

  @Post('new')
  @RateLimit(30, 10)
  async propose(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(glossaryInput, answerFromForm(body));
      const saying = createHash('sha256').update(JSON.stringify(input)).digest('base64url');
      const id = await this.proposing.propose(viewer, input, onceForForm(viewer, body.formId, [saying]));
      return seeOther(entryPath(id), { key: 'glossary.flash.proposed' });
    } catch (error) {
      return refusedForm(error, ({ fields }) =>
        page('glossary/new', { values: { ...body, formId: body.formId ?? newId() }, ...knownIn(fields) }),
      );
    }
  }

  @Get(':id')
  show(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<Page> {
    return this.shown(viewer, id, {});
  }

  @Post(':id')
  @RateLimit(60, 10)
  async change(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(glossaryChangeInput, glossaryFromForm(body));
      await this.correcting.change(viewer, id, input, Number.parseInt(fieldText(body.revision), 10) || 0);
      return seeOther(entryPath(id), { key: 'glossary.flash.changed' });
    } catch (error) {
      return refusedForm(keepingWhatWasTyped(error), ({ fields }) =>
        this.shown(viewer, id, { ...body, revision: undefined }, knownIn(fields)),
      );
    }
  }

  @Post(':id/reversion')
  async revert(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const { revision } = parseInput(reversionInput, reversionFromForm(body));
      await this.correcting.revert(viewer, id, revision, null);
      return seeOther(entryPath(id), { key: 'glossary.flash.reverted' });
    } catch (error) {
      return refusedForm(error, ({ fields }) => this.shown(viewer, id, {}, knownIn(fields)));
    }
  }

  @Post(':id/removal')
  async remove(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    const stands = await this.removing.remove(viewer, id);
    return seeOther(stands ? entryPath(id) : '/glossary', { key: 'glossary.flash.removed' });
  }

  private async shown(
    viewer: Viewer | null,
    id: string,
    values: PostedForm,
    known: Record<string, unknown> = {},
  ): Promise<Page> {
    const { entry, isHidden, can } = await this.glossary.view(viewer, id);
    const versions = viewer && can.edit ? await this.glossary.versions(viewer, id) : [];
    return page('glossary/entry', {
      entry: entryLine(entry),
      isHidden,
      versions: versions.map(versionLine),
      can,
      values,
      indexed: !isHidden,
      ...known,
    });
  }
}

/** The entry that says already what was typed. */
function knownIn(fields: { code: string; params?: Record<string, string | number> }[]) {
  const params = fields.find(({ code }) => code === 'acronym-known')?.params;
  return params ? { known: { path: entryPath(String(params.entryId)), ...params } } : {};
}
