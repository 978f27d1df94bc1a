import { Delete, Get, Param } from '@nestjs/common';
import { AdhesionService } from '../../features/associations/adhesion.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { myAdhesionShape, myAdhesionView } from '../views/adhesion.view.js';
import { ApiController } from './api-controller.js';
import { Asked } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

@ApiController('me/adhesions')
export class MyAdhesionsController {
  constructor(private readonly adhesions: AdhesionService) {}

  @Get()
  @Described({
    summary: 'Your adhesions, lapsed ones too, by the name of the association',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(myAdhesionShape),
  })
  async list(@SignedIn() viewer: Viewer, @Asked() asked: WholeListAsked) {
    const mine = await this.adhesions.mine(viewer);
    return listView(
      pageOf(mine, asked, ({ adhesion }) => adhesion.id),
      myAdhesionView,
    );
  }

  @Delete(':id')
  @Described({ summary: 'Leaves: nothing of the adhesion stays here', signedIn: true })
  async leave(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.adhesions.leave(viewer, id);
  }
}
