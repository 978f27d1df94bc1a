import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { signInRequested } from './account.facts.js';
import { SignInMailService } from './sign-in-mail.service.js';

@Injectable()
export class AccountHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly signInMail: SignInMailService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(signInRequested, 'accounts', ({ linkId }) => this.signInMail.send(linkId));
  }
}
