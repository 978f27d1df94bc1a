import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { addressChanged } from '../accounts/account.facts.js';
import { AdhesionCoverService } from './adhesion-cover.service.js';
import { AdhesionEndingService } from './adhesion-ending.service.js';
import { adhesionNoticeDue, associationNoticeDecided, graceChanged } from './association.facts.js';
import { AssociationMailService } from './association-mail.service.js';
import { AssociationRoleSuspension } from './association-role-suspension.service.js';

@Injectable()
export class AssociationHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly cover: AdhesionCoverService,
    private readonly endings: AdhesionEndingService,
    private readonly suspension: AssociationRoleSuspension,
    private readonly mail: AssociationMailService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(graceChanged, 'associations', (changed) => this.cover.recompute(changed));
    this.outbox.subscribe(adhesionNoticeDue, 'associations', (due) => this.endings.announce(due));
    this.outbox.subscribe(addressChanged, 'associations', (changed) => this.suspension.suspend(changed));
    this.outbox.subscribe(associationNoticeDecided, 'associations', (decided) => this.mail.send(decided));
  }
}
