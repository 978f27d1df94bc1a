export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Every so many weeks on some days, or one nth weekday of each month; -1 is the last (C18). */
export type RecurrenceRule =
  | { every: 'week'; interval: number; weekdays: Weekday[] }
  | { every: 'month'; nth: 1 | 2 | 3 | 4 | -1; weekday: Weekday };
