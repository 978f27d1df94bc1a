import { Module } from '@nestjs/common';
import { ModerationModule } from '../../../features/moderation/moderation.module.js';
import { ModerationPageController } from './moderation.controller.js';
import { ReportPageController } from './report.controller.js';

@Module({
  imports: [ModerationModule],
  controllers: [ReportPageController, ModerationPageController],
})
export class ModerationPagesModule {}
