import { Delete, Get, Param } from '@nestjs/common';
import { suspensionListInput, type SuspensionListInput } from '../../features/accounts/suspension.input.js';
import { SuspensionService } from '../../features/accounts/suspension.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { suspensionShape, suspensionView } from '../views/suspension.view.js';
import { ApiController } from './api-controller.js';
import { Asked } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

@ApiController('suspensions')
export class SuspensionsController {
  constructor(private readonly suspensions: SuspensionService) {}

  @Get()
  @Described({
    summary: 'Whose access is suspended, latest first: for those who administer the instance',
    signedIn: true,
    query: suspensionListInput,
    output: listOf(suspensionShape),
    errors: { 403: ['forbidden'] },
  })
  async list(@SignedIn() viewer: Viewer, @Asked() asked: SuspensionListInput) {
    return listView(await this.suspensions.list(viewer, asked), suspensionView);
  }

  @Delete(':accountId')
  @Described({
    summary: 'Opens the access of an account again; a mail tells its owner',
    signedIn: true,
    errors: { 403: ['forbidden'] },
  })
  async lift(@SignedIn() viewer: Viewer, @Param('accountId') accountId: string): Promise<void> {
    await this.suspensions.lift(viewer, accountId);
  }
}
