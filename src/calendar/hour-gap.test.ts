import { describe, expect, it } from 'vitest';
import { hourGap } from './hour-gap.js';
import { toInstant, toLocal } from './wall-time.js';

describe('C25: 18:30 in Paris, seen from Montréal', () => {
  it.each([
    ['2027-01-15', '12:30', false],
    ['2027-03-13', '12:30', false],
    ['2027-03-14', '13:30', true],
    ['2027-03-19', '13:30', true],
    ['2027-03-27', '13:30', true],
    ['2027-03-28', '12:30', false],
    ['2027-07-16', '12:30', false],
    ['2027-10-30', '12:30', false],
    ['2027-10-31', '13:30', true],
    ['2027-11-06', '13:30', true],
    ['2027-11-07', '12:30', false],
    ['2027-12-31', '12:30', false],
  ])('on %s is %s', (date, time, unusual) => {
    const instant = toInstant(`${date}T18:30`, 'Europe/Paris') ?? Number.NaN;
    expect(toLocal(instant, 'America/Toronto')).toBe(`${date}T${time}`);
    expect(hourGap({ instant, viewerZone: 'America/Toronto', eventZone: 'Europe/Paris' })).toEqual({
      minutes: unusual ? -300 : -360,
      usualMinutes: -360,
      unusual,
    });
    expect(hourGap({ instant, viewerZone: 'Europe/Paris', eventZone: 'America/Toronto' }).minutes).toBe(
      unusual ? 300 : 360,
    );
  });
});

describe('gaps that follow the seasons are never surprising', () => {
  it.each([
    ['Indian/Reunion', '2027-01-15', 180],
    ['Indian/Reunion', '2027-03-20', 180],
    ['Indian/Reunion', '2027-07-16', 120],
    ['America/Martinique', '2027-01-15', -300],
    ['America/Martinique', '2027-07-16', -360],
    ['Pacific/Marquesas', '2027-07-16', -690],
    ['Europe/Brussels', '2027-03-20', 0],
    ['Europe/Paris', '2027-10-31', 0],
  ])('%s on %s: %i minutes', (viewerZone, date, minutes) => {
    const instant = toInstant(`${date}T18:30`, 'Europe/Paris') ?? Number.NaN;
    expect(hourGap({ instant, viewerZone, eventZone: 'Europe/Paris' })).toEqual({
      minutes,
      usualMinutes: minutes,
      unusual: false,
    });
  });
});
