import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { Adhesion } from './adhesion.entity.js';
import { AssociationRole } from './association-role.entity.js';
import { Association } from './association.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Association, AssociationRole, Adhesion]), AccountsModule],
})
export class AssociationsModule {}
