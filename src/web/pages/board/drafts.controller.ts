import { Controller, Get, Param, Post } from '@nestjs/common';
import { DraftList } from '../../../features/board/draft-list.service.js';
import { DraftService } from '../../../features/board/draft.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { draftLine } from './draft.view.js';

/** What one keeps for later; nobody else reads it. */
@Controller('news')
export class DraftsController {
  constructor(
    private readonly list: DraftList,
    private readonly drafts: DraftService,
  ) {}

  @Get('drafts')
  async show(@SignedIn() viewer: Viewer): Promise<Page> {
    return page('board/drafts', { drafts: (await this.list.all(viewer)).map(draftLine) });
  }

  @Post(':id/deletion')
  async remove(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    await this.drafts.remove(viewer, id);
    return seeOther('/news/drafts', { key: 'board.flash.deleted' });
  }
}
