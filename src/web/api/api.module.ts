import { Module, type Type } from '@nestjs/common';
import { AccountsModule } from '../../features/accounts/accounts.module.js';
import { CommunitiesModule } from '../../features/communities/communities.module.js';
import { EventsModule } from '../../features/events/events.module.js';
import { FeedsModule } from '../../features/feeds/feeds.module.js';
import { InvitationsModule } from '../../features/invitations/invitations.module.js';
import { RsvpsModule } from '../../features/rsvps/rsvps.module.js';
import { ViewsModule } from '../views/views.module.js';
import { AcknowledgementsController } from './acknowledgements.controller.js';
import { AddressChangesController } from './address-changes.controller.js';
import { CommunitiesController } from './communities.controller.js';
import { ArrivalsController } from './arrivals.controller.js';
import { CommunityEventsController } from './community-events.controller.js';
import { CommunityHostsController } from './community-hosts.controller.js';
import { CommunityInvitationsController } from './community-invitations.controller.js';
import { describedRoutes } from './described-routes.js';
import { API_DOCUMENT, DocsController } from './docs.controller.js';
import { EventInvitationsController } from './event-invitations.controller.js';
import { EventMessagesController } from './event-messages.controller.js';
import { EventPlansController } from './event-plans.controller.js';
import { EventsController } from './events.controller.js';
import { InvitationLinkController } from './invitation-link.controller.js';
import { MeController } from './me.controller.js';
import { MembersController } from './members.controller.js';
import { MyAccessController } from './my-access.controller.js';
import { MyAddressesController } from './my-addresses.controller.js';
import { MyDeviceLinksController } from './my-device-links.controller.js';
import { MyFeedsController } from './my-feeds.controller.js';
import { openApiDocument } from './openapi.js';
import { RsvpsController } from './rsvps.controller.js';
import { SignInController } from './sign-in.controller.js';
import { VocabularyController } from './vocabulary.controller.js';

const VERSION = '0.1.0';

/** All but the documentation's own, which is not part of what it documents. */
export const API_CONTROLLERS: Type[] = [
  SignInController,
  MeController,
  MyAccessController,
  MyAddressesController,
  MyDeviceLinksController,
  AddressChangesController,
  MyFeedsController,
  CommunitiesController,
  MembersController,
  CommunityHostsController,
  CommunityInvitationsController,
  InvitationLinkController,
  ArrivalsController,
  CommunityEventsController,
  EventsController,
  EventPlansController,
  EventInvitationsController,
  RsvpsController,
  EventMessagesController,
  AcknowledgementsController,
  VocabularyController,
];

@Module({
  imports: [
    AccountsModule,
    CommunitiesModule,
    EventsModule,
    FeedsModule,
    InvitationsModule,
    RsvpsModule,
    ViewsModule,
  ],
  controllers: [...API_CONTROLLERS, DocsController],
  providers: [
    // Here and not at the first request: a handler that is not described keeps the application from starting.
    { provide: API_DOCUMENT, useFactory: () => openApiDocument(describedRoutes(API_CONTROLLERS), VERSION) },
  ],
})
export class ApiModule {}
