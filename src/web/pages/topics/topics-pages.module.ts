import { Module } from '@nestjs/common';
import { SeriesModule } from '../../../features/series/series.module.js';
import { TopicsModule } from '../../../features/topics/topics.module.js';
import { DutyLinkController } from './duty-link.controller.js';
import { DutyPageController } from './duty.controller.js';
import { DutyRemindersController } from './duty-reminders.controller.js';
import { RotaPageController } from './rota.controller.js';
import { TopicPageController } from './topic.controller.js';
import { TopicsPageController } from './topics.controller.js';

@Module({
  imports: [SeriesModule, TopicsModule],
  controllers: [
    TopicsPageController,
    TopicPageController,
    DutyPageController,
    DutyLinkController,
    DutyRemindersController,
    RotaPageController,
  ],
})
export class TopicsPagesModule {}
