import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssociationsModule } from '../associations/associations.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { StructureAccessService } from './structure-access.service.js';
import { StructureAddingService } from './structure-adding.service.js';
import { StructureClosing } from './structure-closing.service.js';
import { StructureCorrectingService } from './structure-correcting.service.js';
import { Structure } from './structure.entity.js';
import { StructurePicking } from './structure-picking.service.js';
import { StructureRegister } from './structure-register.service.js';
import { StructureService } from './structure.service.js';
import { StructureStore } from './structure.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Structure]), AssociationsModule, CommunitiesModule],
  providers: [
    ...[StructureService, StructureStore, StructureRegister, StructureAccessService],
    ...[StructureAddingService, StructureCorrectingService],
    ...[StructureClosing, StructurePicking],
  ],
  exports: [
    ...[StructureService, StructurePicking, StructureAddingService, StructureCorrectingService],
    StructureClosing,
  ],
})
export class StructuresModule {}
