import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Community } from './community.entity.js';
import { CommunityRegister } from './community-register.service.js';
import { CommunityService } from './community.service.js';
import { CommunityStore } from './community.store.js';
import { MembershipRegister } from './membership-register.service.js';
import { Membership } from './membership.entity.js';
import { MembershipService } from './membership.service.js';
import { MembershipStore } from './membership.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Community, Membership])],
  providers: [
    CommunityService,
    CommunityRegister,
    MembershipService,
    MembershipRegister,
    CommunityStore,
    MembershipStore,
  ],
  exports: [CommunityService, MembershipService],
})
export class CommunitiesModule {}
