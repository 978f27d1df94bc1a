import { Module } from '@nestjs/common';
import { AssociationsModule } from '../../../features/associations/associations.module.js';
import { BoardModule } from '../../../features/board/board.module.js';
import { StructuresModule } from '../../../features/structures/structures.module.js';
import { StructureEditController } from './structure-edit.controller.js';
import { StructureNewController } from './structure-new.controller.js';
import { StructuresPageController } from './structures.controller.js';

@Module({
  imports: [AssociationsModule, BoardModule, StructuresModule],
  controllers: [StructureNewController, StructuresPageController, StructureEditController],
})
export class StructuresPagesModule {}
