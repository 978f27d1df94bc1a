import { Settings } from 'luxon';
import { afterEach, describe, expect, it } from 'vitest';
import * as format from './format.js';

const PARIS = 'Europe/Paris';
const MONTREAL = 'America/Toronto';
/** Tables show U+00A0 as ~ and U+202F as _. */
const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_');
const at = (iso: string) => Date.parse(iso);
const now = at('2026-11-20T12:00:00Z');

afterEach(() => {
  Settings.defaultZone = 'system';
});

describe('formatWhen', () => {
  it.each([
    ['2026-12-04T17:30Z', PARIS, 'vendredi 4~décembre, 18~h~30', 'Friday, December~4, 6:30~pm'],
    ['2026-12-04T17:30Z', MONTREAL, 'vendredi 4~décembre, 12~h~30', 'Friday, December~4, 12:30~pm'],
    ['2026-11-30T23:00Z', PARIS, 'mardi 1er~décembre, 0~h', 'Tuesday, December~1, midnight'],
    ['2026-12-04T11:00Z', PARIS, 'vendredi 4~décembre, 12~h', 'Friday, December~4, noon'],
    ['2026-12-03T23:05Z', PARIS, 'vendredi 4~décembre, 0~h~05', 'Friday, December~4, 12:05~am'],
    ['2026-12-31T22:59Z', PARIS, 'jeudi 31~décembre, 23~h~59', 'Thursday, December~31, 11:59~pm'],
    ['2026-12-31T23:00Z', PARIS, 'vendredi 1er~janvier~2027, 0~h', 'Friday, January~1, 2027, midnight'],
    ['2026-12-31T23:00Z', MONTREAL, 'jeudi 31~décembre, 18~h', 'Thursday, December~31, 6~pm'],
    ['2026-03-29T00:59Z', PARIS, 'dimanche 29~mars, 1~h~59', 'Sunday, March~29, 1:59~am'],
    ['2026-03-29T01:00Z', PARIS, 'dimanche 29~mars, 3~h', 'Sunday, March~29, 3~am'],
    ['2026-10-25T00:30Z', PARIS, 'dimanche 25~octobre, 2~h~30', 'Sunday, October~25, 2:30~am'],
    ['2026-10-25T01:30Z', PARIS, 'dimanche 25~octobre, 2~h~30', 'Sunday, October~25, 2:30~am'],
    ['2026-11-01T06:00Z', MONTREAL, 'dimanche 1er~novembre, 1~h', 'Sunday, November~1, 1~am'],
  ])('%s in %s', (instant, zone, french, english) => {
    for (const processZone of ['Pacific/Noumea', 'America/Los_Angeles']) {
      Settings.defaultZone = processZone;
      expect(shown(format.formatWhen(at(instant), zone, 'fr-FR', { now }))).toBe(french);
      expect(shown(format.formatWhen(at(instant), zone, 'fr-CA', { now }))).toBe(french);
      expect(shown(format.formatWhen(at(instant), zone, 'en', { now }))).toBe(english);
    }
  });
});

describe('formatDate', () => {
  it('writes the year unless it is the year of now, as lived in the zone', () => {
    const newYearsEve = at('2026-12-31T23:30Z');
    expect(shown(format.formatDate(newYearsEve, PARIS, 'fr-FR'))).toBe('vendredi 1er~janvier~2027');
    expect(shown(format.formatDate(newYearsEve, PARIS, 'fr-FR', { now: newYearsEve }))).toBe(
      'vendredi 1er~janvier',
    );
    expect(shown(format.formatDate(newYearsEve, MONTREAL, 'en', { now: newYearsEve }))).toBe(
      'Thursday, December~31',
    );
  });

  it('refuses what is no instant or no zone', () => {
    expect(() => format.formatDate(Number.NaN, PARIS, 'en')).toThrow(RangeError);
    expect(() => format.formatDate(0, 'Europe/Nowhere', 'en')).toThrow(RangeError);
  });
});

describe('ranges', () => {
  it.each([
    ['2026-12-04T17:30Z', '2026-12-04T19:30Z', 'de 18~h~30 à 20~h~30', 'from 6:30~pm to 8:30~pm'],
    ['2026-12-04T21:00Z', '2026-12-05T00:00Z', 'de 22~h à 1~h', 'from 10~pm to 1~am'],
  ])('of time: %s to %s', (start, end, french, english) => {
    expect(shown(format.formatTimeRange(at(start), at(end), PARIS, 'fr-FR'))).toBe(french);
    expect(shown(format.formatTimeRange(at(start), at(end), PARIS, 'en'))).toBe(english);
  });

  it.each([
    ['2026-03-03', '2026-03-07', 'du 3 au 7~mars', 'March~3 to 7'],
    ['2026-03-01', '2026-03-07', 'du 1er au 7~mars', 'March~1 to 7'],
    ['2026-02-28', '2026-03-01', 'du 28~février au 1er~mars', 'February~28 to March~1'],
    ['2027-02-28', '2027-03-01', 'du 28~février au 1er~mars~2027', 'February~28 to March~1, 2027'],
    ['2027-03-03', '2027-03-07', 'du 3 au 7~mars~2027', 'March~3 to 7, 2027'],
    [
      '2026-12-30',
      '2027-01-02',
      'du 30~décembre~2026 au 2~janvier~2027',
      'December~30, 2026 to January~2, 2027',
    ],
    ['2026-03-03', '2026-03-03', 'le 3~mars', 'March~3'],
  ])('of days: %s to %s', (first, last, french, english) => {
    const [from, to] = [at(`${first}T12:00Z`), at(`${last}T12:00Z`)];
    expect(shown(format.formatDateRange(from, to, PARIS, 'fr-FR', { now }))).toBe(french);
    expect(shown(format.formatDateRange(from, to, PARIS, 'en', { now }))).toBe(english);
  });
});

describe('formatDay', () => {
  it.each([
    ['fr-FR', { weekday: 'ven.', day: '4', month: 'déc.' }],
    ['fr-CA', { weekday: 'ven.', day: '4', month: 'déc.' }],
    ['en', { weekday: 'Fri', day: '4', month: 'Dec' }],
  ] as const)('in %s', (locale, parts) => {
    expect(format.formatDay(at('2026-12-03T23:30Z'), PARIS, locale)).toEqual(parts);
  });

  it('writes the first of a month as one says it', () => {
    const days = (['fr-FR', 'fr-CA', 'en'] as const).map(
      (locale) => format.formatDay(at('2026-12-01T12:00Z'), PARIS, locale).day,
    );
    expect(days).toEqual(['1er', '1er', '1']);
  });
});

describe('formatRelativeDay', () => {
  it.each([
    ['2026-11-20T22:59Z', 'aujourd’hui', 'today'],
    ['2026-11-20T23:00Z', 'demain', 'tomorrow'],
    ['2026-11-18T23:00Z', 'hier', 'yesterday'],
    ['2026-11-22T12:00Z', 'dimanche 22~novembre', 'Sunday, November~22'],
  ])('%s', (instant, french, english) => {
    expect(shown(format.formatRelativeDay(at(instant), PARIS, 'fr-FR', now))).toBe(french);
    expect(shown(format.formatRelativeDay(at(instant), PARIS, 'en', now))).toBe(english);
  });

  it('counts the 23-hour day of spring as one', () => {
    const [before, after] = [at('2026-03-28T23:00Z'), at('2026-03-29T22:00Z')];
    expect(format.formatRelativeDay(after, PARIS, 'fr-FR', before)).toBe('demain');
  });
});

describe('formatNumber', () => {
  it.each([
    ['fr-FR', '1_250', '12,5'],
    ['fr-CA', '1~250', '12,5'],
    ['en', '1,250', '12.5'],
  ] as const)('in %s', (locale, thousands, decimal) => {
    expect(shown(format.formatNumber(1250, locale))).toBe(thousands);
    expect(format.formatNumber(12.5, locale)).toBe(decimal);
  });
});
