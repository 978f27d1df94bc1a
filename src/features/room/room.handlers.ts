import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AskingMailService } from './asking-mail.service.js';
import { admissionAsked } from './room.facts.js';

@Injectable()
export class RoomHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly mail: AskingMailService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(admissionAsked, 'room', (fact) => this.mail.tellHosts(fact));
  }
}
