import { describe, expect, it } from 'vitest';
import { toInstant, toLocal } from '../../calendar/wall-time.js';
import { admitsOn, coverOf, noticeDue, noticesAhead, stateOn } from './adhesion.rules.js';

const PARIS = 'Europe/Paris';
const at = (local: string, zone = PARIS) => toInstant(local, zone)!;

const adhesion = { startsOn: '2027-01-10', endsOn: '2027-12-31', admitsUntil: '2028-01-30' };

describe('what dues admit to', () => {
  it.each([
    ['2027-12-31', 30, '2028-01-30'],
    ['2028-01-31', 30, '2028-03-01'],
    ['2027-03-27', 1, '2027-03-28'],
    ['2027-12-31', 0, '2027-12-31'],
    ['2199-12-31', 90, '2200-03-31'],
  ])('paid until %s, with %i days of grace: until %s', (endsOn, grace, until) => {
    expect(coverOf(endsOn, grace)).toBe(until);
  });

  it.each([
    ['the day before', '2027-01-09', false],
    ['the first day', '2027-01-10', true],
    ['the last day', '2027-12-31', true],
    ['the first day of grace', '2028-01-01', true],
    ['the last day of grace', '2028-01-30', true],
    ['the day after', '2028-01-31', false],
  ])('%s', (_, day, admits) => {
    expect(admitsOn(adhesion, day)).toBe(admits);
  });

  it('nothing, for who has none', () => {
    expect(admitsOn(null, '2027-06-01')).toBe(false);
  });
});

describe('an adhesion is', () => {
  it.each([
    ['2027-01-09', 'upcoming'],
    ['2027-01-10', 'current'],
    ['2027-11-30', 'current'],
    ['2027-12-01', 'expiring'],
    ['2027-12-31', 'expiring'],
    ['2028-01-01', 'grace'],
    ['2028-01-30', 'grace'],
    ['2028-01-31', 'lapsed'],
  ])('on %s %s', (today, state) => {
    expect(stateOn(adhesion, today)).toBe(state);
  });

  it('lapsed at once without grace', () => {
    expect(stateOn({ ...adhesion, admitsUntil: adhesion.endsOn }, '2028-01-01')).toBe('lapsed');
  });
});

describe('its end is announced', () => {
  const ahead = (now: string, zone = PARIS) =>
    noticesAhead('2027-12-31', zone, at(now, zone)).map((notice) => toLocal(notice.at, zone));

  it.each([
    ['30 and 7 days before, in the morning', '2027-06-01T12:00', ['2027-12-01T09:00', '2027-12-24T09:00']],
    ['once only, where 30 days before has gone', '2027-12-01T09:00', ['2027-12-24T09:00']],
    ['never, where both have gone', '2027-12-24T09:00', []],
  ])('%s', (_, now, expected) => {
    expect(ahead(now)).toEqual(expected);
  });

  it('by the clock of who reads it', () => {
    expect(ahead('2027-06-01T12:00', 'Pacific/Noumea')).toEqual(['2027-12-01T09:00', '2027-12-24T09:00']);
  });

  const due = (days: 30 | 7, now: string) => {
    const instant = noticeDue({ endsOn: '2027-12-31', days }, PARIS, at(now));
    return instant === null ? null : toLocal(instant, PARIS);
  };

  it.each([
    ['at its time', 30, '2027-12-01T09:00', '2027-12-01T09:00'],
    ['later where the person has moved west', 30, '2027-12-01T03:00', '2027-12-01T09:00'],
    ['now, where the worker comes late', 30, '2027-12-05T15:00', '2027-12-05T15:00'],
    ['never at night', 7, '2027-12-24T21:00', '2027-12-25T09:00'],
    ['no more once the next one is there', 30, '2027-12-24T09:00', null],
    ['on the last day still', 7, '2027-12-31T12:00', '2027-12-31T12:00'],
    ['no more once it has ended', 7, '2027-12-31T22:00', null],
  ] as const)('%s', (_, days, now, expected) => {
    expect(due(days, now)).toBe(expected);
  });
});
