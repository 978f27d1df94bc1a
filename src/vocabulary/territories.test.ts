import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allTerritories,
  contains,
  isTerritory,
  territoryCountry,
  territoryLabel,
  territoryLineage,
  territoryName,
  territoryZone,
} from './territories.js';
import { proposedZones } from './zones.js';

const ids = allTerritories().map(({ id }) => id);
const anyId = fc.constantFrom(...ids);

describe('the list of territories', () => {
  it.each([
    ['country', 2],
    ['region', 18 + 17],
    ['department', 101],
    ['overseas', 6],
  ])('holds every %s', (kind, count) => {
    expect(allTerritories().filter((territory) => territory.kind === kind)).toHaveLength(count);
  });

  it('gives each id once, a known parent to all but countries, and a real zone', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, kind, parent, zone } of allTerritories()) {
      expect(parent === undefined ? kind === 'country' : isTerritory(parent), id).toBe(true);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone }), id).not.toThrow();
    }
  });
});

describe('what is known of a territory', () => {
  it.each([
    ['FR', 'France', 'Europe/Paris', ['FR']],
    ['FR-R53', 'Bretagne', 'Europe/Paris', ['FR-R53', 'FR']],
    ['FR-29', 'Finistère (29)', 'Europe/Paris', ['FR-29', 'FR-R53', 'FR']],
    ['FR-2A', 'Corse-du-Sud (2A)', 'Europe/Paris', ['FR-2A', 'FR-R94', 'FR']],
    ['FR-R04', 'La Réunion', 'Indian/Reunion', ['FR-R04', 'FR']],
    ['FR-974', 'La Réunion (974)', 'Indian/Reunion', ['FR-974', 'FR-R04', 'FR']],
    ['FR-975', 'Saint-Pierre-et-Miquelon', 'America/Miquelon', ['FR-975', 'FR']],
    ['CA-QC', 'Québec', 'America/Toronto', ['CA-QC']],
    ['CA-QC-06', 'Montréal', 'America/Toronto', ['CA-QC-06', 'CA-QC']],
  ])('%s: label, zone, lineage, and the country that ends it', (id, label, zone, lineage) => {
    expect(territoryLabel(id)).toBe(label);
    expect(territoryZone(id)).toBe(zone);
    expect(territoryLineage(id)).toEqual(lineage);
    expect(territoryCountry(id)).toBe(lineage.at(-1));
  });

  it('goes by a name without its number', () => {
    expect(territoryName('FR-29')).toBe('Finistère');
    expect(territoryName('CA-QC-06')).toBe('Montréal');
  });

  it.each(['', 'fr-29', '29', 'FR-R99', 'CA', 'constructor'])('%j is no territory', (id) => {
    expect(isTerritory(id)).toBe(false);
    expect(() => territoryName(id)).toThrow(RangeError);
    expect(() => territoryCountry(id)).toThrow(RangeError);
  });

  it('proposes each zone once, the local exceptions included', () => {
    expect(new Set(proposedZones()).size).toBe(proposedZones().length);
    expect(proposedZones()).toEqual(expect.arrayContaining(['Europe/Paris', 'America/Halifax']));
  });
});

describe('containment', () => {
  it.each([
    ['FR', 'FR-29', true],
    ['FR-R53', 'FR-29', true],
    ['FR-29', 'FR-29', true],
    ['FR-29', 'FR-R53', false],
    ['FR-R53', 'FR-44', false],
    ['FR', 'CA-QC-06', false],
    ['CA-QC', 'CA-QC-06', true],
    ['FR', 'FR-975', true],
    ['FR', 'nowhere', false],
    ['nowhere', 'FR', false],
    ['nowhere', 'nowhere', false],
  ])('contains(%s, %s) is %s', (outer, inner, expected) => {
    expect(contains(outer, inner)).toBe(expected);
  });

  it('is transitive, and mutual only between a territory and itself', () => {
    fc.assert(
      fc.property(anyId, anyId, anyId, (a, b, c) => {
        if (contains(a, b) && contains(b, c)) expect(contains(a, c)).toBe(true);
        expect(contains(a, b) && contains(b, a)).toBe(a === b);
      }),
    );
  });
});
