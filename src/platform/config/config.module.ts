import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Settings } from './settings.js';

export const SETTINGS = 'SETTINGS';

/** Gives every module the validated settings and the clock that `app.module` was started with. */
@Module({})
export class ConfigModule {
  static for(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock },
      ],
      exports: [SETTINGS, Clock],
    };
  }
}
