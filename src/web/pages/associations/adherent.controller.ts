import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  adhesionChangeFromForm,
  adhesionChangeInput,
} from '../../../features/associations/adhesion.input.js';
import { AdhesionKeepingService } from '../../../features/associations/adhesion-keeping.service.js';
import { AdhesionListService } from '../../../features/associations/adhesion-list.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody } from '../form-body.js';
import { keepingWhatWasTyped, revisionOf } from '../form-revision.js';
import { adherentsPath, adhesionLine } from './adherents.view.js';
import { associationLine } from './association.view.js';

/** One adhesion: renewed, corrected or removed by those who keep it. */
@Controller('associations/:id/adherents/:adhesionId')
export class AdherentController {
  constructor(
    private readonly adhesions: AdhesionListService,
    private readonly keeping: AdhesionKeepingService,
  ) {}

  @Get()
  show(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('adhesionId') adhesionId: string,
  ): Promise<Page> {
    return this.adhesionPage(viewer, id, adhesionId, {});
  }

  @Post()
  async save(
    @SignedIn() viewer: Viewer,
    @Param('id') associationId: string,
    @Param('adhesionId') id: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const change = parseInput(adhesionChangeInput, adhesionChangeFromForm(body));
      await this.keeping.change(viewer, { associationId, id }, change, revisionOf(body));
      return seeOther(adherentsPath(associationId), { key: 'associations.flash.changed' });
    } catch (error) {
      return refusedForm(keepingWhatWasTyped(error), () =>
        this.adhesionPage(viewer, associationId, id, body),
      );
    }
  }

  @Post('removal')
  async remove(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('adhesionId') adhesionId: string,
  ): Promise<SeeOther> {
    await this.keeping.remove(viewer, id, adhesionId);
    return seeOther(adherentsPath(id), { key: 'associations.flash.removed' });
  }

  private async adhesionPage(
    viewer: Viewer,
    id: string,
    adhesionId: string,
    values: FormBody,
  ): Promise<Page> {
    const kept = await this.adhesions.one(viewer, id, adhesionId);
    return page('associations/adherent', {
      association: associationLine(kept.association),
      path: adherentsPath(id),
      line: adhesionLine(kept),
      start: kept.adhesion,
      values,
    });
  }
}
