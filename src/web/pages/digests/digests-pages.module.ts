import { Module } from '@nestjs/common';
import { BoardModule } from '../../../features/board/board.module.js';
import { DigestsModule } from '../../../features/digests/digests.module.js';
import { DigestSettingsController } from './digest-settings.controller.js';
import { DigestStopController } from './digest-stop.controller.js';
import { NewsMailSettingsController } from './news-mail-settings.controller.js';

@Module({
  imports: [BoardModule, DigestsModule],
  controllers: [DigestSettingsController, NewsMailSettingsController, DigestStopController],
})
export class DigestsPagesModule {}
