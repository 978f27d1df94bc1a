import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials } from '../../platform/credentials/credentials.js';

/** What such a mail carries is for one person, and never changes. */
const FIRST = 1;

/** « Ne plus recevoir »: the link by which somebody stops their digests without signing in. */
@Injectable()
export class DigestLinks {
  constructor(
    private readonly credentials: Credentials,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  unsubscribeUrl(accountId: string): string {
    return `${this.settings.publicUrl}/u/digest/${accountId}/${this.token(accountId)}`;
  }

  opens(accountId: string, token: string): boolean {
    const [expected, given] = [Buffer.from(this.token(accountId)), Buffer.from(token)];
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  private token(accountId: string): string {
    return this.credentials.token('no-more-digests', accountId, FIRST);
  }
}
