import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../features/accounts/accounts.module.js';
import { AccessTokensController } from './access-tokens.controller.js';
import { ProfileController } from './profile.controller.js';
import { SessionsController } from './sessions.controller.js';

@Module({
  imports: [AccountsModule],
  controllers: [ProfileController, SessionsController, AccessTokensController],
})
export class SettingsPagesModule {}
