import { Module } from '@nestjs/common';
import { ModerationModule } from '../../../features/moderation/moderation.module.js';
import { ModerationPageController } from './moderation.controller.js';
import { GlossaryReportPageController } from './glossary-report.controller.js';
import { NewsReportPageController } from './news-report.controller.js';
import { TopicReportPageController } from './topic-report.controller.js';
import { NotesReportPageController } from './notes-report.controller.js';
import { ReportForm } from './report-form.js';

@Module({
  imports: [ModerationModule],
  providers: [ReportForm],
  controllers: [
    NewsReportPageController,
    TopicReportPageController,
    NotesReportPageController,
    GlossaryReportPageController,
    ModerationPageController,
  ],
})
export class ModerationPagesModule {}
