import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY } from '../../kernel/clock.js';
import { Housekeeping } from '../../platform/housekeeping/housekeeping.js';
import { SessionStore } from './session.store.js';
import { SignInStore } from './sign-in.store.js';

/** Nothing of a sign-in outlives its use: links hold addresses, some of people who never came. */
@Injectable()
export class ExpiryService implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly links: SignInStore,
    private readonly sessions: SessionStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.register((tx, now) => this.links.removeOld(tx, now - DAY));
    this.housekeeping.register((tx, now) => this.sessions.removeExpired(tx, now));
  }
}
