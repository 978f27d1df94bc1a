import { MINUTE } from '../../kernel/clock.js';
import type { LinkCheck } from './sign-in.rules.js';

/** It lies open on a screen: long enough to take out a phone. */
export const DEVICE_LINK_LIFETIME = 5 * MINUTE;

export function checkDeviceLink(link: { createdAt: number; usedAt: number | null }, now: number): LinkCheck {
  if (link.usedAt !== null) return 'used';
  return now - link.createdAt < DEVICE_LINK_LIFETIME ? 'valid' : 'expired';
}
