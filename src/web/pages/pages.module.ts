import { Module } from '@nestjs/common';
import { AboutPagesModule } from './about/about.module.js';
import { AdminPagesModule } from './admin/admin.module.js';
import { AssociationsPagesModule } from './associations/associations.module.js';
import { BoardPagesModule } from './board/board-pages.module.js';
import { CommunitiesPagesModule } from './communities/communities.module.js';
import { DemoPagesModule } from './demo/demo.module.js';
import { DigestsPagesModule } from './digests/digests-pages.module.js';
import { EventsPagesModule } from './events/events-pages.module.js';
import { FeedsPagesModule } from './feeds/feeds.module.js';
import { FollowingsPagesModule } from './followings/followings-pages.module.js';
import { GlossaryPagesModule } from './glossary/glossary-pages.module.js';
import { HomePagesModule } from './home/home.module.js';
import { MailboxPagesModule } from './mailbox/mailbox.module.js';
import { NotesPagesModule } from './notes/notes-pages.module.js';
import { ModerationPagesModule } from './moderation/moderation-pages.module.js';
import { RoomPagesModule } from './room/room-pages.module.js';
import { SeriesPagesModule } from './series/series-pages.module.js';
import { SettingsPagesModule } from './settings/settings.module.js';
import { StructuresPagesModule } from './structures/structures-pages.module.js';
import { TopicsPagesModule } from './topics/topics-pages.module.js';
import { SignInPagesModule } from './sign-in/sign-in.module.js';

@Module({
  imports: [
    HomePagesModule,
    SignInPagesModule,
    AssociationsPagesModule,
    AdminPagesModule,
    BoardPagesModule,
    CommunitiesPagesModule,
    EventsPagesModule,
    FeedsPagesModule,
    FollowingsPagesModule,
    GlossaryPagesModule,
    RoomPagesModule,
    TopicsPagesModule,
    SeriesPagesModule,
    SettingsPagesModule,
    StructuresPagesModule,
    DigestsPagesModule,
    NotesPagesModule,
    DemoPagesModule,
    ModerationPagesModule,
    MailboxPagesModule,
    AboutPagesModule,
  ],
})
export class PagesModule {}
