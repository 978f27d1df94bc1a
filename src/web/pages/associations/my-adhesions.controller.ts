import { noonOf } from '../../../calendar/days.js';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { AdhesionService } from '../../../features/associations/adhesion.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { associationPath } from './association.view.js';

/** « Mes adhésions », among the settings. */
@Controller('settings/adhesions')
export class MyAdhesionsController {
  constructor(private readonly adhesions: AdhesionService) {}

  @Get()
  async list(@SignedIn() viewer: Viewer): Promise<Page> {
    const mine = await this.adhesions.mine(viewer);
    return page('associations/mine', {
      adhesions: mine.map(({ adhesion, association, state }) => ({
        name: association.name,
        path: associationPath(association.id),
        renewalUrl: association.renewalUrl,
        from: noonOf(adhesion.startsOn),
        to: noonOf(adhesion.endsOn),
        state,
        departure: `/settings/adhesions/${adhesion.id}/departure`,
      })),
    });
  }

  @Post(':id/departure')
  async leave(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    await this.adhesions.leave(viewer, id);
    return seeOther('/settings/adhesions', { key: 'associations.flash.left' });
  }
}
