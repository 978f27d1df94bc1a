import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { EventsModule } from '../events/events.module.js';
import { RsvpsModule } from '../rsvps/rsvps.module.js';
import { AcknowledgementService } from './acknowledgement.service.js';
import { LinkReissueService } from './link-reissue.service.js';
import { AnswerLinkReader } from './answer-link-reader.service.js';
import { AnswerLinkService } from './answer-link.service.js';
import { ChangePreviewService } from './change-preview.service.js';
import { CorrespondenceService } from './correspondence.service.js';
import { EventCalendarService } from './event-calendar.service.js';
import { EventMessageDelivery } from './event-message-delivery.service.js';
import { EventMessageRecipient } from './event-message-recipient.service.js';
import { EventMessageTelling } from './event-message-telling.entity.js';
import { EventMessageWriter } from './event-message-writer.service.js';
import { EventMessage } from './event-message.entity.js';
import { EventMessageService } from './event-message.service.js';
import { EventMessageStore } from './event-message.store.js';
import { EventWords } from './event-words.service.js';
import { InvitationHandlers } from './invitation.handlers.js';
import { InviteLetterService } from './invite-letter.service.js';
import { InviteLinks } from './invite-links.service.js';
import { InviteMailService } from './invite-mail.service.js';
import { InviteMailWriter } from './invite-mail-writer.service.js';
import { InviteRegister } from './invite-register.service.js';
import { Invite } from './invite.entity.js';
import { InviteStore } from './invite.store.js';
import { InviteWords } from './invite-words.service.js';
import { RefusalService } from './refusal.service.js';
import { ReminderService } from './reminder.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Invite, EventMessage, EventMessageTelling]),
    AccountsModule,
    CommunitiesModule,
    EventsModule,
    RsvpsModule,
  ],
  providers: [
    AcknowledgementService,
    LinkReissueService,
    AnswerLinkService,
    AnswerLinkReader,
    ChangePreviewService,
    CorrespondenceService,
    EventCalendarService,
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
    InviteRegister,
    InviteStore,
    InviteWords,
    RefusalService,
    ReminderService,
  ],
  exports: [
    AcknowledgementService,
    AnswerLinkService,
    EventMessageService,
    ChangePreviewService,
    EventCalendarService,
    RefusalService,
  ],
})
export class InvitationsModule {}
