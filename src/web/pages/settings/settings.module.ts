import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../features/accounts/accounts.module.js';
import { BoardModule } from '../../../features/board/board.module.js';
import { FeedsModule } from '../../../features/feeds/feeds.module.js';
import { AccessTokensController } from './access-tokens.controller.js';
import { AddressLinksController } from './address-links.controller.js';
import { AddressController } from './address.controller.js';
import { FeedSettingsController } from './feeds.controller.js';
import { NewsFeedSettingsController } from './news-feeds.controller.js';
import { PhoneController } from './phone.controller.js';
import { ProfileController } from './profile.controller.js';
import { SessionsController } from './sessions.controller.js';

@Module({
  imports: [AccountsModule, BoardModule, FeedsModule],
  controllers: [
    ProfileController,
    AddressController,
    AddressLinksController,
    SessionsController,
    PhoneController,
    FeedSettingsController,
    NewsFeedSettingsController,
    AccessTokensController,
  ],
})
export class SettingsPagesModule {}
