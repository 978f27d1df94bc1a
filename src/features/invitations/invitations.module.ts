import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { EventsModule } from '../events/events.module.js';
import { RsvpsModule } from '../rsvps/rsvps.module.js';
import { AnswerLinkReader } from './answer-link-reader.service.js';
import { AnswerLinkService } from './answer-link.service.js';
import { CorrespondenceService } from './correspondence.service.js';
import { EventCalendarService } from './event-calendar.service.js';
import { InvitationHandlers } from './invitation.handlers.js';
import { InvitationRefusal } from './invitation-refusal.entity.js';
import { InviteLetterService } from './invite-letter.service.js';
import { InviteMailService } from './invite-mail.service.js';
import { InviteMailWriter } from './invite-mail-writer.service.js';
import { InviteRegister } from './invite-register.service.js';
import { Invite } from './invite.entity.js';
import { InviteStore } from './invite.store.js';
import { InviteWords } from './invite-words.service.js';
import { RefusalService } from './refusal.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Invite, InvitationRefusal]),
    AccountsModule,
    CommunitiesModule,
    EventsModule,
    RsvpsModule,
  ],
  providers: [
    AnswerLinkService,
    AnswerLinkReader,
    CorrespondenceService,
    EventCalendarService,
    InvitationHandlers,
    InviteLetterService,
    InviteMailService,
    InviteMailWriter,
    InviteRegister,
    InviteStore,
    InviteWords,
    RefusalService,
  ],
  exports: [AnswerLinkService, EventCalendarService, RefusalService],
})
export class InvitationsModule {}
