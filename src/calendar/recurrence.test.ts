import { describe, expect, it } from 'vitest';
import { datesOf, firstDate, hasDate, nextDates, type RecurrenceRule, rruleText } from './recurrence.js';

const fridays: RecurrenceRule = { every: 'week', interval: 1, weekdays: ['fri'] };
const secondMonday: RecurrenceRule = { every: 'month', nth: 2, weekday: 'mon' };
const lastThursday: RecurrenceRule = { every: 'month', nth: -1, weekday: 'thu' };

describe('the first date', () => {
  it.each<[string, RecurrenceRule, string, string]>([
    ['is the day itself where the rule has it', fridays, '2026-12-04', '2026-12-04'],
    ['is the next day that the rule has', fridays, '2026-12-05', '2026-12-11'],
    ['is in this month while its day is to come', secondMonday, '2027-03-08', '2027-03-08'],
    ['is in the next month once its day has passed', secondMonday, '2027-03-09', '2027-04-12'],
    ['crosses a year', lastThursday, '2027-12-31', '2028-01-27'],
    [
      'is on the 29th of a leap year',
      { every: 'month', nth: -1, weekday: 'tue' },
      '2028-02-23',
      '2028-02-29',
    ],
  ])('%s', (_says, rule, onOrAfter, first) => {
    expect(firstDate(rule, onOrAfter)).toBe(first);
  });
});

describe('weeks', () => {
  it('are counted from the one of the first date, which begins on a Monday', () => {
    const rule: RecurrenceRule = { every: 'week', interval: 2, weekdays: ['mon', 'sun'] };
    const days = datesOf({ rule, startsOn: '2027-03-02', until: null }, '2027-01-01', '2027-04-05');
    // The first date is Sunday the 7th, in the week of Monday the 1st.
    expect(days).toEqual(['2027-03-07', '2027-03-15', '2027-03-21', '2027-03-29', '2027-04-04']);
  });

  it('come in the order of their days, however they were written', () => {
    const rule: RecurrenceRule = { every: 'week', interval: 1, weekdays: ['fri', 'mon'] };
    expect(
      datesOf({ rule, startsOn: '2027-03-01', until: '2027-03-05' }, '2027-03-01', '2027-03-31'),
    ).toEqual(['2027-03-01', '2027-03-05']);
  });
});

describe('what is asked between two days', () => {
  const recurrence = { rule: fridays, startsOn: '2027-03-05', until: '2027-03-26' };

  it.each([
    ['begins with the series', '2027-01-01', '2027-03-12', ['2027-03-05', '2027-03-12']],
    ['ends with it, the last day included', '2027-03-19', '2027-12-31', ['2027-03-19', '2027-03-26']],
    ['includes both days', '2027-03-12', '2027-03-12', ['2027-03-12']],
    ['is nothing before it', '2027-01-01', '2027-03-04', []],
    ['is nothing after it', '2027-03-27', '2028-03-04', []],
    ['is nothing backwards', '2027-03-20', '2027-03-10', []],
  ])('%s', (_says, from, to, days) => {
    expect(datesOf(recurrence, from, to)).toEqual(days);
  });

  it('says whether a day is one of its dates', () => {
    expect(hasDate(recurrence, '2027-03-19')).toBe(true);
    expect(hasDate(recurrence, '2027-03-20')).toBe(false);
    expect(hasDate(recurrence, '2027-04-02')).toBe(false);
  });

  it('stops with the millennium rather than never', () => {
    expect(datesOf({ ...recurrence, until: null }, '2999-12-20', '3999-01-01')).toEqual([
      '2999-12-20',
      '2999-12-27',
    ]);
  });
});

describe('the next dates', () => {
  it.each<[RecurrenceRule, string[]]>([
    [{ every: 'week', interval: 52, weekdays: ['fri'] }, ['2027-03-05', '2028-03-03', '2029-03-02']],
    [lastThursday, ['2027-03-25', '2027-04-29', '2027-05-27']],
  ])('of %j are as many as asked', (rule, days) => {
    expect(nextDates({ rule, startsOn: '2027-03-01', until: null }, '2027-01-01', 3)).toEqual(days);
  });

  it('are fewer at the end', () => {
    expect(
      nextDates({ rule: fridays, startsOn: '2027-03-05', until: '2027-03-12' }, '2027-03-06', 10),
    ).toEqual(['2027-03-12']);
  });
});

describe('RRULE', () => {
  const last = Date.UTC(2027, 5, 25, 16, 30);

  it.each<[RecurrenceRule, number | null, string]>([
    [fridays, null, 'FREQ=WEEKLY;INTERVAL=1;BYDAY=FR;WKST=MO'],
    [
      { every: 'week', interval: 2, weekdays: ['thu', 'mon'] },
      last,
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=MO;UNTIL=20270625T163000Z',
    ],
    [secondMonday, null, 'FREQ=MONTHLY;BYDAY=2MO'],
    [lastThursday, last, 'FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20270625T163000Z'],
  ])('of %j until %s has its UNTIL in UTC (C16)', (rule, until, text) => {
    expect(rruleText(rule, until)).toBe(text);
  });
});
