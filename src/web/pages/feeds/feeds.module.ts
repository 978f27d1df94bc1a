import { Module } from '@nestjs/common';
import { FeedsModule } from '../../../features/feeds/feeds.module.js';
import { FeedRoutes } from './feeds.routes.js';

@Module({ imports: [FeedsModule], providers: [FeedRoutes] })
export class FeedsPagesModule {}
