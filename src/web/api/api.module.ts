import { Module, type Type } from '@nestjs/common';
import { AccountsModule } from '../../features/accounts/accounts.module.js';
import { AssociationsModule } from '../../features/associations/associations.module.js';
import { BoardModule } from '../../features/board/board.module.js';
import { CommunitiesModule } from '../../features/communities/communities.module.js';
import { DigestsModule } from '../../features/digests/digests.module.js';
import { EventsModule } from '../../features/events/events.module.js';
import { FeedsModule } from '../../features/feeds/feeds.module.js';
import { GlossaryModule } from '../../features/glossary/glossary.module.js';
import { InvitationsModule } from '../../features/invitations/invitations.module.js';
import { NotesModule } from '../../features/notes/notes.module.js';
import { ModerationModule } from '../../features/moderation/moderation.module.js';
import { RoomModule } from '../../features/room/room.module.js';
import { RsvpsModule } from '../../features/rsvps/rsvps.module.js';
import { SeriesModule } from '../../features/series/series.module.js';
import { StructuresModule } from '../../features/structures/structures.module.js';
import { TopicsModule } from '../../features/topics/topics.module.js';
import { ViewsModule } from '../views/views.module.js';
import { AcknowledgementsController } from './acknowledgements.controller.js';
import { AddressChangesController } from './address-changes.controller.js';
import { AdhesionImportsController } from './adhesion-imports.controller.js';
import { AdhesionsController } from './adhesions.controller.js';
import { AssociationRolesController } from './association-roles.controller.js';
import { AssociationsController } from './associations.controller.js';
import { AttendancesController } from './attendances.controller.js';
import { CommunitiesController } from './communities.controller.js';
import { ArrivalsController } from './arrivals.controller.js';
import { CommunityEventsController } from './community-events.controller.js';
import { CommunityHostsController } from './community-hosts.controller.js';
import { CommunityInvitationsController } from './community-invitations.controller.js';
import { CommunitySeriesController } from './community-series.controller.js';
import { describedRoutes } from './described-routes.js';
import { API_ROUTES, DocsController } from './docs.controller.js';
import { EventInvitationsController } from './event-invitations.controller.js';
import { EventMessagesController } from './event-messages.controller.js';
import { EventNotesController } from './event-notes.controller.js';
import { EventPlansController } from './event-plans.controller.js';
import { EventsController } from './events.controller.js';
import { FollowingsController } from './followings.controller.js';
import { GlossaryController } from './glossary.controller.js';
import { GlossaryReportsController } from './glossary-reports.controller.js';
import { InvitationLinkController } from './invitation-link.controller.js';
import { MeController } from './me.controller.js';
import { MembersController } from './members.controller.js';
import { ModerationController } from './moderation.controller.js';
import { MyAccessController } from './my-access.controller.js';
import { MyAdhesionsController } from './my-adhesions.controller.js';
import { MyAddressesController } from './my-addresses.controller.js';
import { MyDeviceLinksController } from './my-device-links.controller.js';
import { MyDigestController } from './my-digest.controller.js';
import { MyFeedsController } from './my-feeds.controller.js';
import { MyNewsFeedsController } from './my-news-feeds.controller.js';
import { MyNewsMailController } from './my-news-mail.controller.js';
import { NewsCommentsController } from './news-comments.controller.js';
import { NewsLifeController } from './news-life.controller.js';
import { NewsListController } from './news-list.controller.js';
import { NewsController } from './news.controller.js';
import { NewsDraftsController } from './news-drafts.controller.js';
import { NewsReportsController } from './news-reports.controller.js';
import { NotesReportsController } from './notes-reports.controller.js';
import { RoomsController } from './rooms.controller.js';
import { RsvpsController } from './rsvps.controller.js';
import { SeriesController } from './series.controller.js';
import { SeriesPreviewsController } from './series-previews.controller.js';
import { SeriesDatesController } from './series-dates.controller.js';
import { SignInController } from './sign-in.controller.js';
import { DutiesController } from './duties.controller.js';
import { RotasController } from './rotas.controller.js';
import { SeriesTopicsController } from './series-topics.controller.js';
import { SuspensionsController } from './suspensions.controller.js';
import { StructuresController } from './structures.controller.js';
import { TopicReportsController } from './topic-reports.controller.js';
import { TopicsController } from './topics.controller.js';
import { VocabularyController } from './vocabulary.controller.js';

/** All but the documentation's own, which is not part of what it documents. */
export const API_CONTROLLERS: Type[] = [
  SignInController,
  MeController,
  MyAccessController,
  MyAddressesController,
  MyDeviceLinksController,
  MyDigestController,
  MyNewsMailController,
  AddressChangesController,
  MyFeedsController,
  MyNewsFeedsController,
  AssociationsController,
  AssociationRolesController,
  AdhesionImportsController,
  AdhesionsController,
  MyAdhesionsController,
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
  CommunitySeriesController,
  SeriesController,
  SeriesPreviewsController,
  SeriesDatesController,
  FollowingsController,
  TopicsController,
  SeriesTopicsController,
  DutiesController,
  RotasController,
  RoomsController,
  AttendancesController,
  EventMessagesController,
  EventNotesController,
  AcknowledgementsController,
  GlossaryController,
  NewsLifeController,
  NewsCommentsController,
  StructuresController,
  NewsDraftsController,
  NewsListController,
  NewsController,
  NewsReportsController,
  TopicReportsController,
  NotesReportsController,
  GlossaryReportsController,
  ModerationController,
  SuspensionsController,
  VocabularyController,
];

@Module({
  imports: [
    AccountsModule,
    AssociationsModule,
    BoardModule,
    CommunitiesModule,
    DigestsModule,
    EventsModule,
    FeedsModule,
    GlossaryModule,
    InvitationsModule,
    NotesModule,
    ModerationModule,
    RoomModule,
    RsvpsModule,
    SeriesModule,
    StructuresModule,
    TopicsModule,
    ViewsModule,
  ],
  controllers: [...API_CONTROLLERS, DocsController],
  providers: [
    // Here and not at the first request: a handler that is not described keeps the application from starting.
    { provide: API_ROUTES, useFactory: () => describedRoutes(API_CONTROLLERS) },
  ],
})
export class ApiModule {}
