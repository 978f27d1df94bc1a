import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { EventsModule } from '../events/events.module.js';
import { RsvpsModule } from '../rsvps/rsvps.module.js';
import { SeriesModule } from '../series/series.module.js';
import { ConfirmationService } from './confirmation.service.js';
import { DateConfirmation } from './date-confirmation.entity.js';
import { DutyDesk } from './duty-desk.service.js';
import { DutyHandlers } from './duty.handlers.js';
import { DutyLinkService } from './duty-link.service.js';
import { DutyLinks } from './duty-links.service.js';
import { DutyMailService } from './duty-mail.service.js';
import { DutyMailWriter } from './duty-mail-writer.service.js';
import { DutyOwed } from './duty-owed.service.js';
import { DutyRefusal } from './duty-refusal.entity.js';
import { DutyRegister } from './duty-register.service.js';
import { DutyReminderService } from './duty-reminder.service.js';
import { DutyService } from './duty.service.js';
import { DutyStandingService } from './duty-standing.service.js';
import { DutyStore } from './duty.store.js';
import { RotaService } from './rota.service.js';
import { RotaSwapService } from './rota-swap.service.js';
import { TopicAccessService } from './topic-access.service.js';
import { TopicChangeService } from './topic-change.service.js';
import { TopicDesk } from './topic-desk.service.js';
import { Topic } from './topic.entity.js';
import { TopicHandlers } from './topic.handlers.js';
import { TopicHiding } from './topic-hiding.service.js';
import { TopicMovingService } from './topic-moving.service.js';
import { TopicProposingService } from './topic-proposing.service.js';
import { TopicRegister } from './topic-register.service.js';
import { TopicService } from './topic.service.js';
import { TopicStore } from './topic.store.js';
import { TopicSupport } from './topic-support.entity.js';
import { TopicSupportService } from './topic-support.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Topic, TopicSupport, DateConfirmation, DutyRefusal]),
    AccountsModule,
    EventsModule,
    RsvpsModule,
    SeriesModule,
  ],
  providers: [
    ...[TopicService, TopicStore, TopicAccessService, TopicDesk, TopicRegister, TopicHiding],
    ...[TopicProposingService, TopicChangeService, TopicSupportService, TopicMovingService, TopicHandlers],
    ...[DutyService, DutyDesk, DutyStandingService, DutyRegister, DutyStore, RotaService, RotaSwapService],
    ...[ConfirmationService, DutyReminderService, DutyOwed, DutyHandlers],
    ...[DutyMailService, DutyMailWriter, DutyLinks, DutyLinkService],
  ],
  exports: [
    ...[TopicService, TopicProposingService, TopicChangeService, TopicSupportService, TopicDesk, TopicHiding],
    ...[DutyService, RotaService, RotaSwapService, ConfirmationService, DutyLinkService],
  ],
})
export class TopicsModule {}
