import { Module } from '@nestjs/common';
import { FeedCache } from './feed-cache.js';

@Module({ providers: [FeedCache], exports: [FeedCache] })
export class FeedCacheModule {}
