import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../features/accounts/accounts.module.js';
import { AssociationsModule } from '../../../features/associations/associations.module.js';
import { AdminAssociationsController } from './associations.controller.js';
import { AdminSuspensionsController } from './suspensions.controller.js';

@Module({
  imports: [AccountsModule, AssociationsModule],
  controllers: [AdminAssociationsController, AdminSuspensionsController],
})
export class AdminPagesModule {}
