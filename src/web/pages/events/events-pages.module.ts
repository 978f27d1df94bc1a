import { Module } from '@nestjs/common';
import { CommunitiesModule } from '../../../features/communities/communities.module.js';
import { EventsModule } from '../../../features/events/events.module.js';
import { SeriesModule } from '../../../features/series/series.module.js';
import { InvitationsModule } from '../../../features/invitations/invitations.module.js';
import { RsvpsModule } from '../../../features/rsvps/rsvps.module.js';
import { ViewsModule } from '../../views/views.module.js';
import { AcknowledgementController } from './acknowledgement.controller.js';
import { AgendaController } from './agenda.controller.js';
import { AnswerLinkController } from './answer-link.controller.js';
import { EventAnswersPage } from './event-answers-page.js';
import { EventAnswersController } from './event-answers.controller.js';
import { EventCalendarController } from './event-calendar.controller.js';
import { EventCancellationController } from './event-cancellation.controller.js';
import { EventEditController } from './event-edit.controller.js';
import { EventRestorationController } from './event-restoration.controller.js';
import { EventFormController } from './event-form.controller.js';
import { EventInvitationsController } from './event-invitations.controller.js';
import { EventMessagesPageController } from './event-messages.controller.js';
import { EventPage } from './event-page.js';
import { EventPageController } from './event-page.controller.js';
import { EventSeries } from './event-series.js';
import { PossibleHosts } from './possible-hosts.js';
import { RefusalController } from './refusal.controller.js';

@Module({
  imports: [CommunitiesModule, EventsModule, RsvpsModule, SeriesModule, InvitationsModule, ViewsModule],
  controllers: [
    AgendaController,
    EventPageController,
    EventFormController,
    EventEditController,
    EventCancellationController,
    EventRestorationController,
    EventInvitationsController,
    EventAnswersController,
    EventMessagesPageController,
    AcknowledgementController,
    EventCalendarController,
    AnswerLinkController,
    RefusalController,
  ],
  providers: [EventAnswersPage, EventPage, EventSeries, PossibleHosts],
})
export class EventsPagesModule {}
