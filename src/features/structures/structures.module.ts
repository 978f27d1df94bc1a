import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssociationsModule } from '../associations/associations.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { Structure } from './structure.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Structure]), AssociationsModule, CommunitiesModule],
})
export class StructuresModule {}
