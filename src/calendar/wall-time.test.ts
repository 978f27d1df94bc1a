import { afterEach, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { toInstant, toLocal, tzdataVersion } from './wall-time.js';
import { offeredZones } from './zones.js';

describe('C20: wall time', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['2027-01-15T18:30', 'Europe/Paris', '2027-01-15T17:30Z'],
    ['2027-07-16T18:30', 'Europe/Paris', '2027-07-16T16:30Z'],
    ['2027-07-16T12:30', 'America/Toronto', '2027-07-16T16:30Z'],
    ['2027-07-16T18:30', 'Pacific/Marquesas', '2027-07-17T04:00Z'],
    ['2028-02-29T00:00', 'Pacific/Wallis', '2028-02-28T12:00Z'],
    ['2027-03-28T01:59', 'Europe/Paris', '2027-03-28T00:59Z'],
    ['2027-03-28T03:00', 'Europe/Paris', '2027-03-28T01:00Z'],
    ['2027-10-31T03:00', 'Europe/Paris', '2027-10-31T02:00Z'],
  ])('%s in %s is %s, and back', (local, zone, utc) => {
    expect(toInstant(local, zone)).toBe(Date.parse(utc));
    expect(toLocal(Date.parse(utc), zone)).toBe(local);
  });

  it.each([
    ['2027-03-28T02:00', 'Europe/Paris'],
    ['2027-03-28T02:59', 'Europe/Paris'],
    ['2027-03-14T02:30', 'America/Toronto'],
    ['2027-02-29T10:00', 'Europe/Paris'],
    ['2027-04-31T10:00', 'Europe/Paris'],
    ['2027-13-01T10:00', 'Europe/Paris'],
    ['2027-01-01T24:00', 'Europe/Paris'],
    ['2027-01-01T10:60', 'Europe/Paris'],
    ['2027-01-01T10:00:00', 'Europe/Paris'],
    ['2027-01-01 10:00', 'Europe/Paris'],
    ['', 'Europe/Paris'],
    ['2027-01-01T10:00', 'Europe/Ys'],
  ])('%j in %s does not exist', (local, zone) => {
    expect(toInstant(local, zone)).toBeNull();
  });

  it.each(['2027-01-15', '2027-07-15'])(
    'an hour that comes twice is the first, whatever today is (%s)',
    (today) => {
      vi.useFakeTimers({ now: Date.parse(today) });
      expect(toInstant('2027-10-31T02:30', 'Europe/Paris')).toBe(Date.parse('2027-10-31T00:30Z'));
      expect(toInstant('2027-11-07T01:30', 'America/Toronto')).toBe(Date.parse('2027-11-07T05:30Z'));
    },
  );

  it('comes back from any instant, an hour early at most when the hour comes twice', () => {
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...offeredZones), (minute, zone) => {
        const instant = minute * 60_000;
        const again = toInstant(toLocal(instant, zone), zone);
        expect([instant, instant - 3_600_000]).toContain(again);
        expect(toLocal(again ?? 0, zone)).toBe(toLocal(instant, zone));
      }),
    );
  });

  it('knows which rules it used', () => {
    expect(tzdataVersion()).toMatch(/^20\d\d[a-z]$/);
  });
});
