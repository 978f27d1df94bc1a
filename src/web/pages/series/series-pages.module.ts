import { Module } from '@nestjs/common';
import { AssociationsModule } from '../../../features/associations/associations.module.js';
import { CommunitiesModule } from '../../../features/communities/communities.module.js';
import { EventsModule } from '../../../features/events/events.module.js';
import { RsvpsModule } from '../../../features/rsvps/rsvps.module.js';
import { SeriesModule } from '../../../features/series/series.module.js';
import { TopicsModule } from '../../../features/topics/topics.module.js';
import { ViewsModule } from '../../views/views.module.js';
import { PossibleHosts } from '../events/possible-hosts.js';
import { ExtraDateController } from './extra-date.controller.js';
import { SeriesCancellationController } from './series-cancellation.controller.js';
import { SeriesEditController } from './series-edit.controller.js';
import { SeriesEditForm } from './series-edit-form.js';
import { SeriesFormController } from './series-form.controller.js';
import { SeriesPage } from './series-page.js';
import { SeriesPageController } from './series-page.controller.js';
import { SeriesSplitController } from './series-split.controller.js';

@Module({
  imports: [
    AssociationsModule,
    CommunitiesModule,
    EventsModule,
    RsvpsModule,
    SeriesModule,
    TopicsModule,
    ViewsModule,
  ],
  controllers: [
    SeriesFormController,
    SeriesEditController,
    SeriesSplitController,
    SeriesCancellationController,
    ExtraDateController,
    SeriesPageController,
  ],
  providers: [SeriesPage, SeriesEditForm, PossibleHosts],
})
export class SeriesPagesModule {}
