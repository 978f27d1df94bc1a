import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AssociationsModule } from '../associations/associations.module.js';
import { ApplicationService } from './application.service.js';
import { ArrivalService } from './arrival.service.js';
import { AwakeningService } from './awakening.service.js';
import { ColleagueService } from './colleague.service.js';
import { ColleagueStore } from './colleague.store.js';
import { Community } from './community.entity.js';
import { CommunityDoorStore } from './community-door.store.js';
import { CommunityHandlers } from './community.handlers.js';
import { CommunityFoundingService } from './community-founding.service.js';
import { CommunityInvitation } from './community-invitation.entity.js';
import { CommunityInvitationRegister } from './community-invitation-register.service.js';
import { CommunityInvitationService } from './community-invitation.service.js';
import { CommunityLink } from './community-link.entity.js';
import { CommunityRegister } from './community-register.service.js';
import { CommunityService } from './community.service.js';
import { CommunitySettingsService } from './community-settings.service.js';
import { CommunityStore } from './community.store.js';
import { CommunityTokens } from './community-tokens.service.js';
import { InvitationLinkService } from './invitation-link.service.js';
import { InvitingService } from './inviting.service.js';
import { LetterMailService } from './letter-mail.service.js';
import { LetterMailWriter } from './letter-mail-writer.service.js';
import { LetterReader } from './letter-reader.service.js';
import { LetterRegister } from './letter-register.service.js';
import { LetterWordsService } from './letter-words.service.js';
import { MembershipRegister } from './membership-register.service.js';
import { Membership } from './membership.entity.js';
import { MembershipService } from './membership.service.js';
import { MembershipStore } from './membership.store.js';
import { ModeratorService } from './moderator.service.js';
import { ParentAssociations } from './parent-associations.service.js';
import { Takeover } from './takeover.entity.js';
import { TakeoverRegister } from './takeover-register.service.js';
import { TakeoverService } from './takeover.service.js';
import { TakeoverStore } from './takeover.store.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Community, CommunityInvitation, CommunityLink, Membership, Takeover]),
    AccountsModule,
    AssociationsModule,
  ],
  providers: [
    ...[CommunityService, CommunityRegister, CommunityStore, AwakeningService],
    ...[ColleagueService, ColleagueStore, ModeratorService],
    ...[CommunityFoundingService, CommunitySettingsService, ParentAssociations],
    ...[MembershipService, MembershipRegister, MembershipStore, ApplicationService],
    ...[CommunityInvitationService, CommunityInvitationRegister, InvitingService],
    ...[InvitationLinkService, ArrivalService, CommunityDoorStore, CommunityTokens],
    ...[TakeoverService, TakeoverRegister, TakeoverStore],
    ...[LetterRegister, LetterReader, LetterWordsService, LetterMailWriter, LetterMailService],
    CommunityHandlers,
  ],
  exports: [
    ArrivalService,
    AwakeningService,
    ColleagueService,
    CommunityFoundingService,
    CommunityInvitationService,
    CommunityService,
    CommunitySettingsService,
    InvitationLinkService,
    MembershipService,
    ModeratorService,
    TakeoverService,
  ],
})
export class CommunitiesModule {}
