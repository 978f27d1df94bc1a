import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AssociationService } from '../../../features/associations/association.service.js';
import { StructureCorrectingService } from '../../../features/structures/structure-correcting.service.js';
import { structureChangeInput, structureFromForm } from '../../../features/structures/structure.input.js';
import { StructureService, type StructureView } from '../../../features/structures/structure.service.js';
import { forbidden } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { keepingWhatWasTyped } from '../form-revision.js';
import { standingFacts, structureForm } from './structure-form.view.js';
import { structurePath } from './structure.view.js';

/** Any colleague puts a fact right. */
@Controller('structures/:id/edit')
export class StructureEditController {
  constructor(
    private readonly structures: StructureService,
    private readonly correcting: StructureCorrectingService,
    private readonly associations: AssociationService,
  ) {}

  @Get()
  show(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    return this.shown(viewer, id, {});
  }

  @Post()
  async save(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(structureChangeInput, structureFromForm(body));
      await this.correcting.change(viewer, id, input, Number.parseInt(fieldText(body.revision), 10) || 0);
      return seeOther(structurePath(id), { key: 'structures.flash.saved' });
    } catch (error) {
      return refusedForm(keepingWhatWasTyped(error), () => this.shown(viewer, id, body));
    }
  }

  private async shown(viewer: Viewer, id: string, typed: PostedForm): Promise<Page> {
    const view = await this.structures.view(viewer, id);
    if (!view.can.edit) throw forbidden('colleagues-only');
    const { structure } = view;
    const values = { ...standingFacts(structure), ...typed, revision: String(structure.revision) };
    return page('structures/edit', {
      ...structureForm(viewer.locale, values, await this.runnersFor(viewer, view)),
      structure: { name: structure.name, path: structurePath(id) },
    });
  }

  /** Who runs it is another's to say where one could not say it back. */
  private async runnersFor(viewer: Viewer, { structure: { runById } }: StructureView) {
    if (viewer.isAdmin) return this.associations.verified();
    const managed = await this.associations.manageableBy(viewer);
    return runById === null || managed.some(({ id }) => id === runById) ? managed : [];
  }
}
