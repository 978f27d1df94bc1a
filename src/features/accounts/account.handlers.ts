import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { addressChangeAsked, addressChanged, deviceConnected, signInRequested } from './account.facts.js';
import { AddressMailService } from './address-mail.service.js';
import { DeviceMailService } from './device-mail.service.js';
import { SignInMailService } from './sign-in-mail.service.js';

@Injectable()
export class AccountHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly signInMail: SignInMailService,
    private readonly addressMail: AddressMailService,
    private readonly deviceMail: DeviceMailService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(signInRequested, 'accounts', ({ linkId }) => this.signInMail.send(linkId));
    this.outbox.subscribe(deviceConnected, 'accounts', (connected) => this.deviceMail.tell(connected));
    this.outbox.subscribe(addressChangeAsked, 'accounts', ({ changeId }) => this.addressMail.ask(changeId));
    this.outbox.subscribe(addressChanged, 'accounts', (changed) => this.addressMail.tell(changed));
  }
}
