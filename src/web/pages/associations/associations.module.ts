import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../features/accounts/accounts.module.js';
import { AssociationsModule } from '../../../features/associations/associations.module.js';
import { SeriesModule } from '../../../features/series/series.module.js';
import { StructuresModule } from '../../../features/structures/structures.module.js';
import { ViewsModule } from '../../views/views.module.js';
import { SeriesLines } from '../series/series-lines.js';
import { AdherentController } from './adherent.controller.js';
import { AdherentsController } from './adherents.controller.js';
import { AdhesionNoticesController } from './adhesion-notices.controller.js';
import { AssociationEditController } from './association-edit.controller.js';
import { AssociationRequestController } from './association-request.controller.js';
import { AssociationRolesController } from './association-roles.controller.js';
import { AssociationsController } from './associations.controller.js';
import { ImportController } from './import.controller.js';
import { MyAdhesionsController } from './my-adhesions.controller.js';

@Module({
  imports: [AccountsModule, AssociationsModule, SeriesModule, StructuresModule, ViewsModule],
  providers: [SeriesLines],
  controllers: [
    AssociationRequestController,
    AssociationsController,
    AssociationEditController,
    AssociationRolesController,
    ImportController,
    AdherentsController,
    AdherentController,
    MyAdhesionsController,
    AdhesionNoticesController,
  ],
})
export class AssociationsPagesModule {}
