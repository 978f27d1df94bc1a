import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { structureChanged } from '../structures/structure.facts.js';
import { NewsReindexing } from './news-reindexing.service.js';

@Injectable()
export class NewsSearchHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly reindexing: NewsReindexing,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(structureChanged, 'news-search', (fact) => this.reindexing.structureChanged(fact));
  }
}
