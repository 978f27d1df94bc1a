import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../kernel/clock.js';
import { addressesOf, checkConfirmation, checkUndo } from './address-change.rules.js';
import { checkDeviceLink } from './device-link.rules.js';

const NOW = 1_800_000_000_000;
const asked = (ago: number) => ({
  createdAt: NOW - ago,
  withdrawnAt: null,
  confirmedAt: null,
  undoneAt: null,
  formerEmail: null,
});
const confirmed = (ago: number, formerEmail: string | null = 'old@asso.example') => ({
  ...asked(ago + HOUR),
  confirmedAt: NOW - ago,
  formerEmail,
});

describe('a link that confirms an address', () => {
  it.each([
    ['just mailed', asked(0), 'valid'],
    ['of this very day', asked(DAY - 1), 'valid'],
    ['a day old', asked(DAY), 'expired'],
    ['given up', { ...asked(0), withdrawnAt: NOW }, 'expired'],
    ['followed', confirmed(0), 'used'],
    ['followed long ago', confirmed(10 * DAY), 'used'],
  ] as const)('%s is %o', (_, change, expected) => {
    expect(checkConfirmation(change, NOW)).toBe(expected);
  });
});

describe('a link that restores the address that was left', () => {
  it.each([
    ['just after the change', confirmed(0), 'valid'],
    ['within three days', confirmed(72 * HOUR - 1), 'valid'],
    ['after three days', confirmed(72 * HOUR), 'expired'],
    ['followed', { ...confirmed(HOUR), undoneAt: NOW }, 'used'],
    ['of what was never confirmed', asked(0), null],
    ['of a backup, which took no address away', confirmed(0, null), null],
  ] as const)('%s is %o', (_, change, expected) => {
    expect(checkUndo(change, NOW)).toBe(expected);
  });
});

describe('undoing a change', () => {
  it('takes away every address that came or was left since, and none of before', () => {
    const undone = [
      { email: 'second@asso.example', formerEmail: 'first@asso.example' },
      { email: 'third@asso.example', formerEmail: 'second@asso.example' },
      { email: 'spare@asso.example', formerEmail: null },
    ];
    expect(addressesOf(undone, 'first@asso.example')).toEqual([
      'second@asso.example',
      'third@asso.example',
      'spare@asso.example',
    ]);
  });
});

describe('a device’s link', () => {
  it.each([
    ['just shown', { createdAt: NOW, usedAt: null }, 'valid'],
    ['five minutes old', { createdAt: NOW - 5 * MINUTE, usedAt: null }, 'expired'],
    ['used', { createdAt: NOW - HOUR, usedAt: NOW }, 'used'],
  ] as const)('%s is %o', (_, link, expected) => {
    expect(checkDeviceLink(link, NOW)).toBe(expected);
  });
});
