import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FeedCacheModule } from '../../platform/feeds/feed-cache.module.js';
import { RsvpsModule } from '../rsvps/rsvps.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { FeedContentStore } from './feed-content.store.js';
import { FeedReadingService } from './feed-reading.service.js';
import { FeedWriter } from './feed-writer.service.js';
import { Feed } from './feed.entity.js';
import { FeedService } from './feed.service.js';
import { FeedSeriesStore } from './feed-series.store.js';
import { FeedStateStore } from './feed-state.store.js';
import { FeedStore } from './feed.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Feed]), FeedCacheModule, RsvpsModule, TopicsModule],
  providers: [
    FeedService,
    FeedReadingService,
    FeedWriter,
    FeedStore,
    FeedContentStore,
    FeedStateStore,
    FeedSeriesStore,
  ],
  exports: [FeedService, FeedReadingService],
})
export class FeedsModule {}
