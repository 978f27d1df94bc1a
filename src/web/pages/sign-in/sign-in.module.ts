import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../features/accounts/accounts.module.js';
import { DemoPagesModule } from '../demo/demo.module.js';
import { DeviceLinkController } from './device-link.controller.js';
import { SignInLinkController } from './sign-in-link.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SignOutController } from './sign-out.controller.js';

@Module({
  imports: [AccountsModule, DemoPagesModule],
  controllers: [SignInController, SignInLinkController, DeviceLinkController, SignOutController],
})
export class SignInPagesModule {}
