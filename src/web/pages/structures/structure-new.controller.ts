import { createHash } from 'node:crypto';
import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AssociationService } from '../../../features/associations/association.service.js';
import { StructureAddingService } from '../../../features/structures/structure-adding.service.js';
import { structureFromForm, structureInput } from '../../../features/structures/structure.input.js';
import { StructurePicking } from '../../../features/structures/structure-picking.service.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { nearStructure } from '../../views/structure-choices.view.js';
import { inFormNames } from '../board/post-form.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { onceForForm } from '../form-once.js';
import { structureForm } from './structure-form.view.js';
import { structurePath } from './structure.view.js';

/** « Ajouter une structure »: whoever adds one that may be known is asked. */
@Controller('structures')
export class StructureNewController {
  constructor(
    private readonly adding: StructureAddingService,
    private readonly picking: StructurePicking,
    private readonly associations: AssociationService,
  ) {}

  @Get('new')
  async blank(@SignedIn() viewer: Viewer): Promise<Page> {
    await this.adding.requireMayAdd(viewer);
    return this.shown(viewer, { territory: viewer.territory ?? '' });
  }

  @Post()
  @RateLimit(30, 10)
  async add(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    const choice = fieldText(body.structureChoice);
    if (choice !== '' && choice !== 'another')
      return seeOther(structurePath(encodeURIComponent(choice)), { key: 'structures.flash.known' });
    try {
      const input = parseInput(structureInput, {
        ...structureFromForm(body),
        isAnother: choice === 'another',
      });
      const saying = createHash('sha256').update(JSON.stringify(input)).digest('base64url');
      const id = await this.adding.add(viewer, input, onceForForm(viewer, body.formId, [saying]));
      return seeOther(structurePath(id), { key: 'structures.flash.added' });
    } catch (error) {
      return refusedForm(inFormNames(error), async ({ code }) => {
        const isNear = code === 'structure-exists' || choice !== '';
        const [name, territory] = [fieldText(body.name), fieldText(body.territory)];
        const near = isNear ? await this.picking.suggested(name, territory) : [];
        return this.shown(
          viewer,
          body,
          near.map((each) => nearStructure(each, locale)),
        );
      });
    }
  }

  private async shown(viewer: Viewer, values: PostedForm, near: ReturnType<typeof nearStructure>[] = []) {
    const filled = { ...values, formId: values.formId ?? newId() };
    const runners = viewer.isAdmin
      ? await this.associations.verified()
      : await this.associations.manageableBy(viewer);
    return page('structures/new', { ...structureForm(viewer.locale, filled, runners), near });
  }
}
