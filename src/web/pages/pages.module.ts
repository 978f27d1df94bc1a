import { Module } from '@nestjs/common';
import { AboutPagesModule } from './about/about.module.js';
import { CommunitiesPagesModule } from './communities/communities.module.js';
import { DemoPagesModule } from './demo/demo.module.js';
import { EventsPagesModule } from './events/events-pages.module.js';
import { FeedsPagesModule } from './feeds/feeds.module.js';
import { HomePagesModule } from './home/home.module.js';
import { MailboxPagesModule } from './mailbox/mailbox.module.js';
import { SettingsPagesModule } from './settings/settings.module.js';
import { SignInPagesModule } from './sign-in/sign-in.module.js';

@Module({
  imports: [
    HomePagesModule,
    SignInPagesModule,
    CommunitiesPagesModule,
    EventsPagesModule,
    FeedsPagesModule,
    SettingsPagesModule,
    DemoPagesModule,
    MailboxPagesModule,
    AboutPagesModule,
  ],
})
export class PagesModule {}
