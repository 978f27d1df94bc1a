import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AdhesionCoverService } from './adhesion-cover.service.js';
import { AdhesionEndingService } from './adhesion-ending.service.js';
import { Adhesion } from './adhesion.entity.js';
import { AdhesionImportRegister } from './adhesion-import-register.service.js';
import { AdhesionImportService } from './adhesion-import.service.js';
import { KnownAdherents } from './adhesion-import-known.service.js';
import { AdhesionKeepingService } from './adhesion-keeping.service.js';
import { AdhesionListService } from './adhesion-list.service.js';
import { AdhesionNoticeLinks } from './adhesion-notice-links.service.js';
import { AdhesionRegister } from './adhesion-register.service.js';
import { AdhesionService } from './adhesion.service.js';
import { AdhesionStore } from './adhesion.store.js';
import { Association } from './association.entity.js';
import { AssociationHandlers } from './association.handlers.js';
import { AssociationMailService } from './association-mail.service.js';
import { AssociationMailWords } from './association-mail-words.service.js';
import { AssociationMailWriter } from './association-mail-writer.service.js';
import { AssociationNotices } from './association-notices.service.js';
import { AssociationNoticeReader } from './association-notice-reader.service.js';
import { AssociationRegister } from './association-register.service.js';
import { AssociationRequestService } from './association-request.service.js';
import { AssociationRole } from './association-role.entity.js';
import { AssociationRoleRegister } from './association-role-register.service.js';
import { AssociationRoleService } from './association-role.service.js';
import { AssociationRoleStore } from './association-role.store.js';
import { AssociationRoleSuspension } from './association-role-suspension.service.js';
import { AssociationService } from './association.service.js';
import { AssociationSettingsService } from './association-settings.service.js';
import { AssociationStore } from './association.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Association, AssociationRole, Adhesion]), AccountsModule],
  providers: [
    ...[AssociationService, AssociationRequestService, AssociationSettingsService],
    ...[AssociationRegister, AssociationStore],
    ...[AssociationRoleService, AssociationRoleRegister, AssociationRoleStore, AssociationRoleSuspension],
    ...[AdhesionService, AdhesionKeepingService, AdhesionListService, AdhesionRegister, AdhesionStore],
    ...[AdhesionImportService, AdhesionImportRegister, KnownAdherents],
    ...[AdhesionCoverService, AdhesionEndingService, AdhesionNoticeLinks],
    ...[AssociationNotices, AssociationNoticeReader, AssociationMailWords, AssociationMailWriter],
    AssociationMailService,
    AssociationHandlers,
  ],
  exports: [
    AdhesionImportService,
    AdhesionKeepingService,
    AdhesionListService,
    AdhesionNoticeLinks,
    AdhesionService,
    AssociationRequestService,
    AssociationRoleService,
    AssociationService,
    AssociationSettingsService,
  ],
})
export class AssociationsModule {}
