import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InstanceFact } from './instance-fact.entity.js';
import { InstanceFacts } from './instance-facts.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([InstanceFact])],
  providers: [InstanceFacts],
  exports: [InstanceFacts],
})
export class InstanceModule {}
