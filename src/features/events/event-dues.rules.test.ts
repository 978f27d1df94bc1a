import { describe, expect, it } from 'vitest';
import type { Adhesion } from '../associations/adhesion.entity.js';
import type { Association } from '../associations/association.entity.js';
import { audienceOf, type DuesStanding, duesAdmit, reservationOf } from './event-dues.rules.js';

const association = { id: 'asso', name: 'Les Passerelles', renewalUrl: null } as Association;

const adhesion = (startsOn: string, endsOn: string, admitsUntil: string): Adhesion =>
  ({ startsOn, endsOn, admitsUntil }) as Adhesion;

const OF_A_YEAR = adhesion('2026-09-01', '2027-08-31', '2027-09-30');

const on = (day: string, adherentsOf: string | null = 'asso') => ({
  startsLocal: `${day}T18:30`,
  adherentsOf,
});

describe('dues, on the day of an event', () => {
  it.each<[string, string, Adhesion | null, DuesStanding, boolean]>([
    ['the first day', '2026-09-01', OF_A_YEAR, 'current', true],
    ['the day before it', '2026-08-31', OF_A_YEAR, 'upcoming', false],
    ['the last day that is paid', '2027-08-31', OF_A_YEAR, 'current', true],
    ['the first day of grace', '2027-09-01', OF_A_YEAR, 'grace', true],
    ['the last day of grace', '2027-09-30', OF_A_YEAR, 'grace', true],
    ['the day after', '2027-10-01', OF_A_YEAR, 'lapsed', false],
    ['without grace', '2027-09-01', adhesion('2026-09-01', '2027-08-31', '2027-08-31'), 'lapsed', false],
    ['of nobody', '2027-03-05', null, 'none', false],
  ])('%s, %s', (_, day, dues, standing, admits) => {
    expect(reservationOf(on(day), association, dues)).toMatchObject({ standing, admits });
    expect(duesAdmit(on(day), dues)).toBe(admits);
  });

  it('are asked by what is reserved alone', () => {
    expect(reservationOf(on('2027-03-05', null), null, null)).toBeNull();
    expect(duesAdmit(on('2027-03-05', null), null)).toBe(true);
  });
});

it('gives an audience back in the shape in which it is chosen', () => {
  expect(audienceOf({ audience: 'members', adherentsOf: 'asso' })).toEqual({ adherentsOf: 'asso' });
  expect(audienceOf({ audience: 'public', adherentsOf: null })).toBe('public');
});
