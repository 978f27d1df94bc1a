import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { eventRevised } from '../events/event.facts.js';
import { seriesSplit } from '../series/series.facts.js';
import { TopicMovingService } from './topic-moving.service.js';

@Injectable()
export class TopicHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly moving: TopicMovingService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(eventRevised, 'topics', (fact) => this.moving.dateRevised(fact));
    this.outbox.subscribe(seriesSplit, 'topics', (fact) => this.moving.seriesSplit(fact));
  }
}
