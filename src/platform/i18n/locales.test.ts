import { describe, expect, it } from 'vitest';
import { matchLocale, parseAcceptLanguage, resolveLocale } from './locales.js';

describe('the locale that serves a tag', () => {
  it.each([
    ['fr', 'fr-FR'],
    ['fr-BE', 'fr-FR'],
    ['fr-CA', 'fr-CA'],
    ['FR-ca', 'fr-CA'],
    ['fr_CA', 'fr-CA'],
    ['en-CA', 'en'],
    ['en-GB', 'en'],
    ['de', null],
    ['frr', null],
    ['', null],
  ])('%s → %s', (tag, locale) => {
    expect(matchLocale(tag)).toBe(locale);
  });
});

describe('Accept-Language', () => {
  it.each([
    ['fr-CA,fr;q=0.8,en;q=0.5', ['fr-CA', 'fr', 'en']],
    ['en;q=0.5, fr;q=0.9', ['fr', 'en']],
    ['en, fr', ['en', 'fr']],
    ['fr;q=0, en;q=0.1', ['en']],
    ['de;q=1.000, *;q=0.1', ['de', '*']],
    ['fr;q=2, en;q=x, ;q=1, é', []],
    ['', []],
  ])('%j gives %j', (header, tags) => {
    expect(parseAcceptLanguage(header)).toEqual(tags);
  });
});

describe('the locale of a request', () => {
  const all = { account: 'fr-CA', cookie: 'en', acceptLanguage: 'fr-FR', fallback: 'fr-FR' } as const;

  it.each([
    [all, 'fr-CA'],
    [{ ...all, account: null }, 'en'],
    [{ ...all, account: 'xx', cookie: 'nonsense' }, 'fr-FR'],
    [{ acceptLanguage: 'de, en-GB;q=0.8, fr;q=0.7', fallback: 'fr-FR' } as const, 'en'],
    [{ acceptLanguage: 'de, *;q=0.5', fallback: 'fr-CA' } as const, 'fr-CA'],
    [{ acceptLanguage: 'de', fallback: 'en' } as const, 'en'],
    [{ fallback: 'fr-FR' } as const, 'fr-FR'],
  ])('%j → %s', (wishes, locale) => {
    expect(resolveLocale(wishes)).toBe(locale);
  });
});
