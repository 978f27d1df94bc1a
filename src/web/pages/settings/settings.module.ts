import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../features/accounts/accounts.module.js';
import { FeedsModule } from '../../../features/feeds/feeds.module.js';
import { AccessTokensController } from './access-tokens.controller.js';
import { FeedSettingsController } from './feeds.controller.js';
import { ProfileController } from './profile.controller.js';
import { SessionsController } from './sessions.controller.js';

@Module({
  imports: [AccountsModule, FeedsModule],
  controllers: [ProfileController, SessionsController, FeedSettingsController, AccessTokensController],
})
export class SettingsPagesModule {}
