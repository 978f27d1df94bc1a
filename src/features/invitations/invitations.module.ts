import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AssociationsModule } from '../associations/associations.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { EventsModule } from '../events/events.module.js';
import { RsvpsModule } from '../rsvps/rsvps.module.js';
import { SeriesModule } from '../series/series.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { AcknowledgementService } from './acknowledgement.service.js';
import { LinkReissueService } from './link-reissue.service.js';
import { AnswerLinkReader } from './answer-link-reader.service.js';
import { AnswerLinkService } from './answer-link.service.js';
import { ChangePreviewService } from './change-preview.service.js';
import { CorrespondenceService } from './correspondence.service.js';
import { EventAgenda } from './event-agenda.service.js';
import { EventCalendarService } from './event-calendar.service.js';
import { EventTellingService } from './event-telling.service.js';
import { EventMessageDelivery } from './event-message-delivery.service.js';
import { EventMessageRecipient } from './event-message-recipient.service.js';
import { EventMessageTelling } from './event-message-telling.entity.js';
import { EventMessageWriter } from './event-message-writer.service.js';
import { EventMessage } from './event-message.entity.js';
import { EventMessageService } from './event-message.service.js';
import { EventMessageStore } from './event-message.store.js';
import { EventWords } from './event-words.service.js';
import { FollowerTellingService } from './follower-telling.service.js';
import { FollowingLinkService } from './following-link.service.js';
import { GoingReminder } from './going-reminder.entity.js';
import { GoingReminderExpiry } from './going-reminder-expiry.service.js';
import { GoingReminderHandlers } from './going-reminder.handlers.js';
import { GoingReminderLetters } from './going-reminder-letter.service.js';
import { GoingReminderMail } from './going-reminder-mail.service.js';
import { GoingReminderPeople } from './going-reminder-people.service.js';
import { GoingReminderService } from './going-reminder.service.js';
import { GoingReminderStore } from './going-reminder.store.js';
import { GoingReminderTiming } from './going-reminder-timing.service.js';
import { GoingReminderWords } from './going-reminder-words.service.js';
import { InvitationHandlers } from './invitation.handlers.js';
import { InviteLetterService } from './invite-letter.service.js';
import { InviteLinks } from './invite-links.service.js';
import { InviteMailService } from './invite-mail.service.js';
import { InviteMailWriter } from './invite-mail-writer.service.js';
import { InvitePersonStore } from './invite-person.store.js';
import { InviteRegister } from './invite-register.service.js';
import { Invite } from './invite.entity.js';
import { InviteStore } from './invite.store.js';
import { InviteWords } from './invite-words.service.js';
import { RefusalService } from './refusal.service.js';
import { ReminderService } from './reminder.service.js';
import { SeriesCalendarService } from './series-calendar.service.js';
import { SeriesCorrespondenceService } from './series-correspondence.service.js';
import { SeriesDateLetterService } from './series-date-letter.service.js';
import { SeriesDateWords } from './series-date-words.service.js';
import { SeriesInvitationHandlers } from './series-invitation.handlers.js';
import { SeriesInviteRegister } from './series-invite-register.service.js';
import { SeriesInvite } from './series-invite.entity.js';
import { SeriesInviteStore } from './series-invite.store.js';
import { SeriesLetterService } from './series-letter.service.js';
import { SeriesLinkService } from './series-links.service.js';
import { SeriesMailService } from './series-mail.service.js';
import { SeriesMailWords } from './series-mail-words.service.js';
import { SeriesMailWriter } from './series-mail-writer.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Invite, SeriesInvite, EventMessage, EventMessageTelling, GoingReminder]),
    AccountsModule,
    AssociationsModule,
    CommunitiesModule,
    EventsModule,
    RsvpsModule,
    SeriesModule,
    TopicsModule,
  ],
  providers: [
    AcknowledgementService,
    LinkReissueService,
    AnswerLinkService,
    AnswerLinkReader,
    ChangePreviewService,
    CorrespondenceService,
    EventAgenda,
    EventCalendarService,
    EventTellingService,
    EventMessageDelivery,
    EventMessageRecipient,
    EventMessageService,
    EventMessageStore,
    EventMessageWriter,
    EventWords,
    InvitationHandlers,
    InviteLetterService,
    InviteLinks,
    InviteMailService,
    InviteMailWriter,
    InvitePersonStore,
    InviteRegister,
    InviteStore,
    InviteWords,
    RefusalService,
    ReminderService,
    ...[GoingReminderHandlers, GoingReminderTiming, GoingReminderService, GoingReminderPeople],
    ...[GoingReminderStore, GoingReminderLetters, GoingReminderWords, GoingReminderMail],
    GoingReminderExpiry,
    ...[SeriesCorrespondenceService, SeriesInviteRegister, SeriesInviteStore, FollowerTellingService],
    ...[
      SeriesLetterService,
      SeriesDateLetterService,
      SeriesLinkService,
      SeriesDateWords,
      SeriesMailWords,
      SeriesMailWriter,
      SeriesMailService,
    ],
    ...[SeriesInvitationHandlers, SeriesCalendarService, FollowingLinkService],
  ],
  exports: [
    AcknowledgementService,
    AnswerLinkService,
    EventMessageService,
    ChangePreviewService,
    EventCalendarService,
    ...[FollowingLinkService, SeriesCalendarService],
    RefusalService,
  ],
})
export class InvitationsModule {}
