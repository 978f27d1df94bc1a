import { Global, Module } from '@nestjs/common';
import { TextGuard } from '../../platform/http/text-guard.js';
import { SecrecyLog } from './secrecy-log.service.js';
import { TextReading } from './text-reading.service.js';

/** Every feature takes texts. */
@Global()
@Module({
  providers: [SecrecyLog, { provide: TextGuard, useClass: TextReading }],
  exports: [SecrecyLog, TextGuard],
})
export class SecrecyModule {}
