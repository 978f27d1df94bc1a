import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../kernel/clock.js';
import { checkCode, checkLink, nameFromAddress } from './sign-in.rules.js';

const NOW = 1_800_000_000_000;
const link = (minutesAgo: number, wrongCodes = 0, usedAt: number | null = null, code = '123456') => ({
  createdAt: NOW - minutesAgo * MINUTE,
  wrongCodes,
  usedAt,
  code,
});
const given = (code: string) => (candidate: { code: string }) => candidate.code === code;

describe('a sign-in link', () => {
  it.each([
    ['just mailed', link(0), 'valid'],
    ['59 minutes old', link(59), 'valid'],
    ['an hour old', link(60), 'expired'],
    ['used already', link(1, 0, NOW - 1), 'used'],
    ['used and old', link(600, 0, NOW - HOUR), 'used'],
  ] as const)('%s is %o', (_, candidate, expected) => {
    expect(checkLink(candidate, NOW)).toBe(expected);
  });
});

describe('a sign-in code', () => {
  it('opens a session for half an hour', () => {
    expect(checkCode([link(29)], given('123456'), NOW).ok).toBe(true);
    expect(checkCode([link(30)], given('123456'), NOW)).toEqual({ ok: false, reason: 'wrong-code' });
  });

  it('may be that of an older mail, which came late', () => {
    const older = link(20, 0, null, '222222');
    expect(checkCode([link(1), older], given('222222'), NOW)).toEqual({ ok: true, link: older });
  });

  it('works once', () => {
    expect(checkCode([link(1, 0, NOW)], given('123456'), NOW).ok).toBe(false);
  });

  it('has five tries, even for the right one', () => {
    expect(checkCode([link(1, 4)], given('123456'), NOW).ok).toBe(true);
    expect(checkCode([link(1, 5)], given('123456'), NOW)).toEqual({ ok: false, reason: 'too-many-codes' });
  });

  it('has ten wrong tries an hour for an address, over all its mails', () => {
    const links = [link(1, 0), link(10, 5), link(20, 5)];
    expect(checkCode(links, given('123456'), NOW)).toEqual({ ok: false, reason: 'too-many-codes' });
  });

  it('is wrong for an address that asked for none', () => {
    expect(checkCode([], given('123456'), NOW)).toEqual({ ok: false, reason: 'wrong-code' });
  });
});

describe('a first guess at a name', () => {
  it.each([
    ['gwenola.kerfictif@example.org', 'Gwenola'],
    ['yann@example.org', 'Yann'],
    ['m-claire+reseau@example.org', 'M'],
    ['élodie_b@example.org', 'Élodie'],
    ['2024@example.org', ''],
  ])('%s: %s', (email, name) => {
    expect(nameFromAddress(email)).toBe(name);
  });
});
