import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommunitiesModule } from '../communities/communities.module.js';
import { EventsModule } from '../events/events.module.js';
import { RsvpsModule } from '../rsvps/rsvps.module.js';
import { Following } from './following.entity.js';
import { SeriesHost } from './series-host.entity.js';
import { Series } from './series.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Series, SeriesHost, Following]),
    CommunitiesModule,
    EventsModule,
    RsvpsModule,
  ],
})
export class SeriesModule {}
