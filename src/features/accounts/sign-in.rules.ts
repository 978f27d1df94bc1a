import { DAY, HOUR, MINUTE } from '../../kernel/clock.js';

export const LINK_LIFETIME = HOUR;
/** Half an hour, so that a greylisted mail still brings a code that works. */
export const CODE_LIFETIME = 30 * MINUTE;
export const SESSION_LIFETIME = 90 * DAY;
export const SHARED_SESSION_LIFETIME = 12 * HOUR;
/** Enough for someone whose mail is slow; more would be a flood in somebody's mailbox. */
export const LINKS_AN_HOUR = 5;
const TRIES_A_CODE = 5;
const WRONG_CODES_AN_HOUR = 10;

interface Link {
  createdAt: number;
  usedAt: number | null;
  wrongCodes: number;
}

export type LinkCheck = 'valid' | 'used' | 'expired';

export function checkLink(link: Link, now: number): LinkCheck {
  if (link.usedAt !== null) return 'used';
  return now - link.createdAt < LINK_LIFETIME ? 'valid' : 'expired';
}

export type CodeCheck<L> = { ok: true; link: L } | { ok: false; reason: 'wrong-code' | 'too-many-codes' };

/**
 * Whether six digits open a session. `links` are those of the address in the last hour, newest first;
 * a code that matches an older live one is good too, since mails overtake each other.
 */
export function checkCode<L extends Link>(
  links: readonly L[],
  matches: (link: L) => boolean,
  now: number,
): CodeCheck<L> {
  const wrong = links.reduce((sum, link) => sum + link.wrongCodes, 0);
  if (wrong >= WRONG_CODES_AN_HOUR || (links[0]?.wrongCodes ?? 0) >= TRIES_A_CODE)
    return { ok: false, reason: 'too-many-codes' };
  const live = links.filter((link) => link.usedAt === null && now - link.createdAt < CODE_LIFETIME);
  const match = live.find(matches);
  return match ? { ok: true, link: match } : { ok: false, reason: 'wrong-code' };
}

/** « gwenola.kerfictif@… » → « Gwenola »: a first guess that its owner corrects. */
export function nameFromAddress(email: string): string {
  const [first = ''] = email.split('@')[0]!.split(/[._+\-\d]/u);
  return first.charAt(0).toUpperCase() + first.slice(1);
}
