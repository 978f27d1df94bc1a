import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { HorizonService } from './horizon.service.js';
import { horizonDue } from './series.facts.js';

@Injectable()
export class SeriesHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly horizon: HorizonService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(horizonDue, 'series', (fact) => this.horizon.extend(fact));
  }
}
