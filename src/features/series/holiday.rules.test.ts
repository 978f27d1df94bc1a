import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { allTerritories } from '../../vocabulary/territories.js';
import { holidayPlace, namedSkips } from './holiday.rules.js';
import { HolidayService } from './holiday.service.js';

const holidaysIn2027 = (territory: string, locale: 'fr-FR' | 'fr-CA' | 'en' = 'fr-FR') =>
  new HolidayService().ofYears(territory, ['2027-01-01'], locale);

describe('the public holidays of a territory', () => {
  it.each([
    ['FR-29', '2027-07-14', 'Fête Nationale de la France'],
    ['FR-67', '2027-12-26', 'Lendemain de Noël'],
    ['FR-972', '2027-05-22', 'Abolition de l’esclavage'],
    ['FR-974', '2027-12-20', 'Abolition de l’esclavage'],
    ['FR-988', '2027-09-24', 'Fête de la Citoyenneté'],
    ['CA-QC-06', '2027-06-24', 'Fête nationale du Québec'],
  ])('of %s has %s: %s', async (territory, on, name) => {
    const found = (await holidaysIn2027(territory)).find((holiday) => holiday.on === on);
    expect(found?.name).toBe(name);
  });

  it.each([
    ['FR-29', '2027-12-26'],
    ['FR-29', '2027-05-30'],
    ['CA-QC', '2027-10-31'],
  ])('of %s does not have %s: it is no holiday there, or nobody rests', async (territory, on) => {
    expect((await holidaysIn2027(territory)).map((holiday) => holiday.on)).not.toContain(on);
  });

  it('are named in the language of who reads', async () => {
    const names = async (locale: 'fr-CA' | 'en') =>
      (await holidaysIn2027('CA-QC', locale)).find(({ on }) => on === '2027-12-25')?.name;
    expect([await names('fr-CA'), await names('en')]).toEqual(['Noël', 'Christmas Day']);
  });

  it('are none where no year is asked', async () => {
    expect(await new HolidayService().ofYears('FR', [], 'fr-FR')).toEqual([]);
  });

  it('are known of every territory', () => {
    const countries = Object.keys(new Holidays().getCountries());
    for (const { id } of allTerritories()) {
      const { country, state } = holidayPlace(id);
      expect(countries).toContain(country);
      if (state) expect(Object.keys(new Holidays().getStates(country))).toContain(state);
    }
  });
});

it('a skipped day has the name of the holiday that it is', () => {
  const skips = namedSkips(['2027-12-24', '2027-12-25'], [{ on: '2027-12-25', name: 'Noël' }]);
  expect(skips).toEqual([
    { on: '2027-12-24', word: null },
    { on: '2027-12-25', word: 'Noël' },
  ]);
});
