import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY } from '../../kernel/clock.js';
import { Housekeeping } from '../../platform/housekeeping/housekeeping.js';
import { CONFIRMATION_LIFETIME, UNDO_LIFETIME } from './address-change.rules.js';
import { AddressChangeStore } from './address-change.store.js';
import { AddressClaimStore } from './address-claim.store.js';
import { DeviceLinkStore } from './device-link.store.js';
import { SessionStore } from './session.store.js';
import { SignInStore } from './sign-in.store.js';

/** Until it can be neither confirmed nor undone, and a day more, in which its links say so. */
const CHANGE_KEPT = CONFIRMATION_LIFETIME + UNDO_LIFETIME + DAY;

/** Nothing of a sign-in outlives its use: links hold addresses, some of people who never came. */
@Injectable()
export class ExpiryService implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly links: SignInStore,
    private readonly deviceLinks: DeviceLinkStore,
    private readonly changes: AddressChangeStore,
    private readonly claims: AddressClaimStore,
    private readonly sessions: SessionStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.register((tx, now) => this.links.removeOld(tx, now - DAY));
    this.housekeeping.register((tx, now) => this.deviceLinks.removeOld(tx, now - DAY));
    this.housekeeping.register((tx, now) => this.changes.removeOld(tx, now - CHANGE_KEPT));
    this.housekeeping.register((tx, now) => this.claims.releaseKept(tx, now));
    this.housekeeping.register((tx, now) => this.sessions.removeExpired(tx, now));
  }
}
