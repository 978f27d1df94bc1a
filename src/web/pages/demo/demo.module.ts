import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../features/accounts/accounts.module.js';
import { DemoController } from './demo.controller.js';
import { DemoPeople } from './demo-people.js';

@Module({
  imports: [AccountsModule],
  controllers: [DemoController],
  providers: [DemoPeople],
  exports: [DemoPeople],
})
export class DemoPagesModule {}
