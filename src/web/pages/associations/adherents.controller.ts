import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { adhesionFromForm, adhesionInput } from '../../../features/associations/adhesion.input.js';
import { AdhesionKeepingService } from '../../../features/associations/adhesion-keeping.service.js';
import { AdhesionListService } from '../../../features/associations/adhesion-list.service.js';
import { AssociationService } from '../../../features/associations/association.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { AdhesionSheet } from '../../views/adhesion-sheet.js';
import { type FormBody, formBody } from '../form-body.js';
import { adherentsPath, adherentsView } from './adherents.view.js';
import { associationLine } from './association.view.js';
import { adherentsQuery, type AdherentsQuery } from './association-page.input.js';

const ADHESIONS_A_PAGE = 50;

/** The adhesions of an association, for those who keep them. */
@Controller('associations/:id')
export class AdherentsController {
  constructor(
    private readonly adhesions: AdhesionListService,
    private readonly keeping: AdhesionKeepingService,
    private readonly associations: AssociationService,
    private readonly sheet: AdhesionSheet,
  ) {}

  @Get('adherents')
  async list(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Query(new InputPipe(adherentsQuery)) asked: AdherentsQuery,
  ): Promise<Page> {
    const list = await this.adhesions.list(viewer, id, { ...asked, limit: ADHESIONS_A_PAGE });
    return page('associations/adherents', adherentsView(list, asked));
  }

  @Get('adherents.csv')
  async table(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { csv, headers } = await this.sheet.of(viewer, id, locale);
    await reply.headers(headers).send(csv);
  }

  @Get('adherents/new')
  start(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    return this.formPage(viewer, id, {});
  }

  @Post('adherents')
  @RateLimit(300, 10)
  async add(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      await this.keeping.add(viewer, id, parseInput(adhesionInput, adhesionFromForm(body)));
      return seeOther(adherentsPath(id), { key: 'associations.flash.added' });
    } catch (error) {
      return refusedForm(error, () => this.formPage(viewer, id, body));
    }
  }

  private async formPage(viewer: Viewer, id: string, values: FormBody): Promise<Page> {
    const association = await this.associations.keptBy(viewer, id);
    return page('associations/adherent-new', {
      association: associationLine(association),
      path: adherentsPath(id),
      start: { name: '', email: '', startsOn: '', endsOn: '' },
      values,
    });
  }
}
