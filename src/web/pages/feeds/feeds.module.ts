import { Module } from '@nestjs/common';
import { BoardModule } from '../../../features/board/board.module.js';
import { FeedsModule } from '../../../features/feeds/feeds.module.js';
import { FeedRoutes } from './feeds.routes.js';
import { NewsFeedRoutes } from './news-feeds.routes.js';

@Module({ imports: [BoardModule, FeedsModule], providers: [FeedRoutes, NewsFeedRoutes] })
export class FeedsPagesModule {}
