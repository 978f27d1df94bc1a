import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  associationChangeInput,
  associationFromForm,
} from '../../../features/associations/association.input.js';
import { AssociationService } from '../../../features/associations/association.service.js';
import { AssociationSettingsService } from '../../../features/associations/association-settings.service.js';
import { forbidden } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody } from '../form-body.js';
import { keepingWhatWasTyped, revisionOf } from '../form-revision.js';
import { associationLine, associationPath } from './association.view.js';
import { associationForm } from './association-form.view.js';

@Controller('associations/:id/edit')
export class AssociationEditController {
  constructor(
    private readonly associations: AssociationService,
    private readonly settings: AssociationSettingsService,
  ) {}

  @Get()
  show(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    return this.formPage(viewer, id, {});
  }

  @Post()
  async save(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(associationChangeInput, associationFromForm(body));
      await this.settings.change(viewer, id, input, revisionOf(body));
      return seeOther(associationPath(id), { key: 'associations.flash.saved' });
    } catch (error) {
      return refusedForm(keepingWhatWasTyped(error), () => this.formPage(viewer, id, body));
    }
  }

  private async formPage(viewer: Viewer, id: string, values: FormBody): Promise<Page> {
    const { association, can } = await this.associations.view(viewer, id);
    if (!can.edit) throw forbidden();
    return page('associations/edit', {
      ...associationForm(association, values),
      association: associationLine(association),
      revision: association.revision,
    });
  }
}
