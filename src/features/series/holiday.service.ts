import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { type Holiday, holidayPlace, namedSkips } from './holiday.rules.js';
import type { Skip } from './series.entity.js';

/** Public holidays of a territory, in the language of who reads them. */
@Injectable()
export class HolidayService {
  /** Of the years of some days. */
  async ofYears(territory: string, days: readonly string[], locale: Viewer['locale']): Promise<Holiday[]> {
    const years = [...new Set(days.map((day) => Number(day.slice(0, 'YYYY'.length))))];
    if (!years.length) return [];
    // It takes a third of a second to load: only those who plan a series pay for it.
    const { default: Holidays } = await import('date-holidays');
    const { country, state } = holidayPlace(territory);
    const calendar = state === undefined ? new Holidays(country) : new Holidays(country, state);
    const language = locale.slice(0, 'fr'.length);
    return years
      .flatMap((year) => calendar.getHolidays(year, language))
      .filter(({ type }) => type === 'public')
      .map(({ date, name }) => ({ on: date.slice(0, 'YYYY-MM-DD'.length), name }));
  }

  /** Days to skip with the name of the holiday that each may be. Never inside a unit of work: it reads files. */
  async skips(territory: string, days: readonly string[], locale: Viewer['locale']): Promise<Skip[]> {
    return namedSkips(days, await this.ofYears(territory, days, locale));
  }
}
