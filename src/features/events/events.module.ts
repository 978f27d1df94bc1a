import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AssociationsModule } from '../associations/associations.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { EventAudienceService } from './event-audience.service.js';
import { EventChangeService } from './event-change.service.js';
import { EventConsequences } from './event-consequences.service.js';
import { EventDuplicationService } from './event-duplication.service.js';
import { EventHost } from './event-host.entity.js';
import { EventInvitation } from './event-invitation.entity.js';
import { EventInvitationService } from './event-invitation.service.js';
import { EventInvitationStore } from './event-invitation.store.js';
import { EventHandlers } from './event.handlers.js';
import { EventRegister } from './event-register.service.js';
import { EventRestorationService } from './event-restoration.service.js';
import { EventSchedulingService } from './event-scheduling.service.js';
import { EventZoneRulesService } from './event-zone-rules.service.js';
import { Event } from './event.entity.js';
import { EventService } from './event.service.js';
import { EventSharingService } from './event-sharing.service.js';
import { EventStore } from './event.store.js';
import { PassOnService } from './pass-on.service.js';
import { SeatPromotion } from './seat-promotion.service.js';
import { SeriesDates } from './series-dates.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Event, EventHost, EventInvitation]),
    AccountsModule,
    AssociationsModule,
    CommunitiesModule,
  ],
  providers: [
    EventService,
    EventSchedulingService,
    EventChangeService,
    EventDuplicationService,
    EventSharingService,
    EventAudienceService,
    EventInvitationService,
    EventZoneRulesService,
    EventHandlers,
    EventRegister,
    EventConsequences,
    EventRestorationService,
    SeriesDates,
    PassOnService,
    SeatPromotion,
    EventStore,
    EventInvitationStore,
  ],
  exports: [
    EventService,
    EventSchedulingService,
    EventChangeService,
    EventDuplicationService,
    EventSharingService,
    EventAudienceService,
    EventInvitationService,
    EventRegister,
    EventRestorationService,
    PassOnService,
    SeatPromotion,
    SeriesDates,
  ],
})
export class EventsModule {}
