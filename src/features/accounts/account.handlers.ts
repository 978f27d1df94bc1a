import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import {
  addressChangeAsked,
  addressChanged,
  deviceConnected,
  signInRequested,
  suspensionDue,
  suspensionEnded,
} from './account.facts.js';
import { AddressMailService } from './address-mail.service.js';
import { DeviceMailService } from './device-mail.service.js';
import { SignInMailService } from './sign-in-mail.service.js';
import { SuspensionMailService } from './suspension-mail.service.js';
import { SuspensionService } from './suspension.service.js';

@Injectable()
export class AccountHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly signInMail: SignInMailService,
    private readonly addressMail: AddressMailService,
    private readonly deviceMail: DeviceMailService,
    private readonly suspensions: SuspensionService,
    private readonly suspensionMail: SuspensionMailService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(signInRequested, 'accounts', ({ linkId }) => this.signInMail.send(linkId));
    this.outbox.subscribe(deviceConnected, 'accounts', (connected) => this.deviceMail.tell(connected));
    this.outbox.subscribe(addressChangeAsked, 'accounts', ({ changeId }) => this.addressMail.ask(changeId));
    this.outbox.subscribe(addressChanged, 'accounts', (changed) => this.addressMail.tell(changed));
    this.outbox.subscribe(suspensionDue, 'accounts', (due) => this.suspensions.end(due));
    this.outbox.subscribe(suspensionEnded, 'accounts', (ended) => this.suspensionMail.tellEnd(ended));
  }
}
