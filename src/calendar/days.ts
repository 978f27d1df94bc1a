const A_DAY = 24 * 60 * 60_000;
const DAY = /^[0-2]\d{3}-\d{2}-\d{2}$/;

/** The first day of 1970 was a Thursday, the fourth of a week. */
const THURSDAY = 3;

const numberOf = (day: string): number => Date.parse(`${day}T00:00Z`) / A_DAY;

const dayOf = (number: number): string => new Date(number * A_DAY).toISOString().slice(0, 10);

/** Whether a text is a day of the calendar, `2026-12-04`. */
export function isDay(text: string): boolean {
  const number = DAY.test(text) ? numberOf(text) : Number.NaN;
  return !Number.isNaN(number) && dayOf(number) === text;
}

export const addDays = (day: string, days: number): string => dayOf(numberOf(day) + days);

/** An instant that is written as that day in UTC, and in every zone near it. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00Z`);

export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);

/** From 0, a Monday. */
export const weekdayIndex = (day: string): number => (((numberOf(day) + THURSDAY) % 7) + 7) % 7;

/** The first day of a month that comes so many months after the one of `day`. */
export function monthAfter(day: string, months: number): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const [laterYear, laterMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return `${String(laterYear).padStart(4, '0')}-${String(laterMonth).padStart(2, '0')}-01`;
}
