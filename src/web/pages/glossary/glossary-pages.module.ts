import { Module } from '@nestjs/common';
import { GlossaryModule } from '../../../features/glossary/glossary.module.js';
import { GlossaryEntryController } from './entry.controller.js';
import { GlossaryPageController } from './glossary.controller.js';
import { ItemAcronyms } from './item-acronyms.js';
import { GlossaryQuestionController } from './question.controller.js';

@Module({
  imports: [GlossaryModule],
  providers: [ItemAcronyms],
  controllers: [GlossaryPageController, GlossaryQuestionController, GlossaryEntryController],
  exports: [ItemAcronyms],
})
export class GlossaryPagesModule {}
