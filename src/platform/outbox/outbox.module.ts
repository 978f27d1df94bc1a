import {
  Global,
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DAY } from '../../kernel/clock.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Housekeeping } from '../housekeeping/housekeeping.js';
import { Outbox } from './outbox.js';
import { OutboxRow } from './outbox-row.entity.js';
import { OutboxStore } from './outbox.store.js';
import { OutboxWorker } from './outbox.worker.js';

const KEEP_DONE = 30 * DAY;

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([OutboxRow])],
  providers: [Outbox, OutboxStore, OutboxWorker],
  exports: [Outbox, OutboxStore, OutboxWorker],
})
export class OutboxModule implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly store: OutboxStore,
    private readonly housekeeping: Housekeeping,
    private readonly worker: OutboxWorker,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.housekeeping.register((tx, now) => this.store.prune(tx, now - KEEP_DONE));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role !== 'web') await this.worker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.stop();
  }
}
