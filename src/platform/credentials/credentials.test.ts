import { describe, expect, it } from 'vitest';
import { readSettings } from '../config/settings.js';
import { Credentials, hashToken, type Purpose, randomToken } from './credentials.js';

const credentialsOf = (secret: string) =>
  new Credentials(readSettings({ SECRET: secret.repeat(32) }, () => ''));

const credentials = credentialsOf('s');
const ROW = '0199d0a4-0000-7000-8000-000000000001';
const OTHER_ROW = '0199d0a4-0000-7000-8000-000000000002';
const PURPOSES: Purpose[] = [
  'sign-in',
  'device',
  'address-confirmation',
  'address-undo',
  'answer',
  'calendar-reply',
  'no-more-invitations',
  'feed',
  'news-feed',
  'no-more-adhesion-notices',
  'room',
];

describe('a mailed token', () => {
  it('is the same each time, so that a resend is the same message', () => {
    expect(credentials.token('answer', ROW, 1)).toBe(credentialsOf('s').token('answer', ROW, 1));
  });

  it('is 160 bits of lower-case base32: C35 clients lower-case local parts', () => {
    expect(credentials.token('calendar-reply', ROW, 1)).toMatch(/^[a-z2-7]{32}$/);
  });

  it('opens one thing: each purpose, row, version and instance has its own', () => {
    const tokens = [
      ...PURPOSES.map((purpose) => credentials.token(purpose, ROW, 1)),
      credentials.token('answer', OTHER_ROW, 1),
      credentials.token('answer', ROW, 2),
      credentialsOf('t').token('answer', ROW, 1),
    ];
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it('cannot be read from what is stored of it', () => {
    const token = credentials.token('answer', ROW, 1);
    expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashToken(token)).not.toContain(token);
  });
});

describe('a six-digit code', () => {
  it('is recognised, and no other one is', () => {
    const code = credentials.code(ROW);
    expect(code).toMatch(/^\d{6}$/);
    const next = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect(
      [code, next, '', ` ${code}`, `${code}0`, 'ééé'].map((given) => credentials.isCode(ROW, given)),
    ).toEqual([true, false, false, false, false, false]);
  });

  it('keeps its first zeros', () => {
    const codes = Array.from({ length: 200 }, (_, index) => credentials.code(`${ROW}${index}`));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });
});

describe('secrets', () => {
  it('that are shown once have 256 random bits', () => {
    const tokens = Array.from({ length: 100 }, randomToken);
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true);
  });

  it('keep an address recognisable to its own instance alone', () => {
    const hash = credentials.addressHash('maelle@asso.example');
    expect(hash).toBe(credentials.addressHash('maelle@asso.example'));
    expect(hash).not.toBe(credentialsOf('t').addressHash('maelle@asso.example'));
    expect(hash).not.toBe(hashToken('maelle@asso.example'));
  });
});
