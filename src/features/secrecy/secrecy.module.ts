import { Global, Module } from '@nestjs/common';
import { SecrecyLog } from './secrecy-log.service.js';

/** Every feature takes texts. */
@Global()
@Module({ providers: [SecrecyLog], exports: [SecrecyLog] })
export class SecrecyModule {}
