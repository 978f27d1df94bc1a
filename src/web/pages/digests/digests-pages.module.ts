import { Module } from '@nestjs/common';
import { DigestsModule } from '../../../features/digests/digests.module.js';
import { DigestSettingsController } from './digest-settings.controller.js';
import { DigestStopController } from './digest-stop.controller.js';

@Module({
  imports: [DigestsModule],
  controllers: [DigestSettingsController, DigestStopController],
})
export class DigestsPagesModule {}
