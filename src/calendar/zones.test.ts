import { describe, expect, it } from 'vitest';
import { canonicalZone, isOfferedZone, offeredZones } from './zones.js';

describe('C22: zone names', () => {
  it.each([
    ['America/Montreal', 'America/Toronto'],
    ['america/montreal', 'America/Toronto'],
    ['Canada/Eastern', 'America/Toronto'],
    ['Canada/Atlantic', 'America/Halifax'],
    ['europe/paris', 'Europe/Paris'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Etc/UTC', 'UTC'],
    ['UTC', 'UTC'],
  ])('%s is %s', (name, canonical) => {
    expect(canonicalZone(name)).toBe(canonical);
  });

  it.each(['', 'Europe/Ys', '+05:00', 'ET', 'Romance Standard Time', 'local'])('%j is none', (name) => {
    expect(canonicalZone(name)).toBeNull();
  });

  it('offers canonical names only, each once', () => {
    expect(offeredZones.map(canonicalZone)).toEqual(offeredZones);
    expect(new Set(offeredZones).size).toBe(offeredZones.length);
  });

  it('tells an offered zone from another', () => {
    expect(['Europe/Paris', 'America/Montreal', 'Asia/Tokyo'].map(isOfferedZone)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
