import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  suspensionListInput,
  type SuspensionListInput,
} from '../../../features/accounts/suspension.input.js';
import { type SeenSuspension, SuspensionService } from '../../../features/accounts/suspension.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';

const LIST = '/admin/suspensions';

/** Whose access is suspended, for those who administer the instance. */
@Controller('admin/suspensions')
export class AdminSuspensionsController {
  constructor(private readonly suspensions: SuspensionService) {}

  @Get()
  async list(
    @SignedIn() viewer: Viewer,
    @Query(new InputPipe(suspensionListInput)) asked: SuspensionListInput,
  ): Promise<Page> {
    const { items, next } = await this.suspensions.list(viewer, asked);
    const nextPath = next === null ? null : `${LIST}?${new URLSearchParams({ cursor: next }).toString()}`;
    return page('admin/suspensions', { suspensions: items.map(suspensionLine), nextPath });
  }

  @Post(':accountId/lift')
  async lift(@SignedIn() viewer: Viewer, @Param('accountId') accountId: string): Promise<SeeOther> {
    await this.suspensions.lift(viewer, accountId);
    return seeOther(LIST, { key: 'accounts.suspensions.lifted' });
  }
}

const suspensionLine = ({ suspension, account, decidedBy }: SeenSuspension) => ({
  accountId: account.id,
  name: account.displayName,
  email: account.email,
  by: decidedBy?.displayName ?? null,
  at: suspension.at,
  endsAt: suspension.endsAt,
});
