import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../features/accounts/accounts.module.js';
import { BoardModule } from '../../../features/board/board.module.js';
import { CommunitiesModule } from '../../../features/communities/communities.module.js';
import { GlossaryPagesModule } from '../glossary/glossary-pages.module.js';
import { StructuresModule } from '../../../features/structures/structures.module.js';
import { AssociationsModule } from '../../../features/associations/associations.module.js';
import { CommunityNewsController } from './community-news.controller.js';
import { DraftsController } from './drafts.controller.js';
import { EditController } from './edit.controller.js';
import { ItemLinkController } from './item-link.controller.js';
import { ItemMailController } from './item-mail.controller.js';
import { ItemPage } from './item-page.js';
import { ItemPageController } from './item.controller.js';
import { NewsListController } from './news-list.controller.js';
import { PostController } from './post.controller.js';
import { PostForm } from './post-form.js';
import { PostStart } from './post-start.js';
import { PreviewController } from './preview.controller.js';

@Module({
  imports: [
    AccountsModule,
    AssociationsModule,
    StructuresModule,
    BoardModule,
    GlossaryPagesModule,
    CommunitiesModule,
  ],
  providers: [PostForm, PostStart, ItemPage],
  controllers: [
    ...[PostController, PreviewController, EditController, DraftsController],
    ItemPageController,
    ItemLinkController,
    ItemMailController,
    NewsListController,
    CommunityNewsController,
  ],
})
export class BoardPagesModule {}
