import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { base32nopad } from '@scure/base';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';

/** Each purpose has its own token: none opens what another one does. */
export type Purpose =
  | 'sign-in'
  | 'device'
  | 'address-confirmation'
  | 'address-undo'
  | 'answer'
  | 'calendar-reply'
  | 'following'
  | 'no-more-invitations'
  | 'no-more-adhesion-notices'
  | 'no-more-duty-reminders'
  | 'no-more-news-mail'
  | 'still-true'
  | 'no-more-digests'
  | 'duty'
  | 'feed'
  | 'news-feed'
  | 'community-invitation'
  | 'community-link'
  | 'room';

/** 160 bits: unguessable, and with a plus sign short enough for a mail address's local part. */
const TOKEN_BYTES = 20;

/** A secret shown once: 256 random bits. Only its hash is stored. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token, mailed or random: both are too long to guess, so that no salt is needed. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Tokens that are mailed, and mailed again: derived from the instance's secret, so that a resend is the same
 * message and a stolen database yields nothing. Raising a row's version revokes what it was mailed.
 */
@Injectable()
export class Credentials {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Lower-case base32, since clients lower-case local parts (C35). */
  token(purpose: Purpose, rowId: string, version: number): string {
    return base32nopad.encode(this.mac(purpose, rowId, version).subarray(0, TOKEN_BYTES)).toLowerCase();
  }

  /** Six digits for a sign-in. */
  code(rowId: string): string {
    return String(this.mac('sign-in-code', rowId, 1).readUInt32BE(0) % 1_000_000).padStart(6, '0');
  }

  isCode(rowId: string, given: string): boolean {
    const expected = Buffer.from(this.code(rowId));
    const answer = Buffer.from(given);
    return answer.length === expected.length && timingSafeEqual(answer, expected);
  }

  /** An address kept only to be recognised, such as one that wants no invitation. */
  addressHash(email: string): string {
    return createHmac('sha256', this.settings.secret).update(`address:${email}`).digest('hex');
  }

  private mac(purpose: string, rowId: string, version: number): Buffer {
    return createHmac('sha256', this.settings.secret).update(`${purpose}:${rowId}:${version}`).digest();
  }
}
