import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../features/accounts/accounts.module.js';
import { SignInLinkController } from './sign-in-link.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SignOutController } from './sign-out.controller.js';

@Module({
  imports: [AccountsModule],
  controllers: [SignInController, SignInLinkController, SignOutController],
})
export class SignInPagesModule {}
