import { describe, expect, it } from 'vitest';
import { dateSample, seriesSample } from '../../../test/support/series-samples.js';
import type { Event } from '../events/event.entity.js';
import { becomes, extraDate, isBetweenNeighbours, occurrenceOn } from './occurrence.rules.js';
import type { Series } from './series.entity.js';

const NOW = Date.UTC(2027, 2, 1, 9);
const DAY = '2027-03-12';
const series = seriesSample({ deadlineHours: 2, capacity: 8 });

/** What becomes of the date of 12 March when its series changes. */
const after = (change: Partial<Series>, own: Partial<Event> = {}, before = series): Event =>
  becomes(dateSample(DAY, before, own), {
    before,
    after: { ...before, ...change },
    now: NOW,
    word: 'On change de jour.',
  });

const at = (local: string): number => Date.parse(`${local}:00+01:00`);
const movedTo = (startsLocal: string): Partial<Event> => ({ startsLocal, startsAt: at(startsLocal) });

describe('a date of a series', () => {
  it('has all that its series has, at its time', () => {
    expect(occurrenceOn(DAY, series)).toMatchObject({
      seriesId: 'series',
      originalStartLocal: '2027-03-12T18:30',
      startsLocal: '2027-03-12T18:30',
      startsAt: Date.UTC(2027, 2, 12, 17, 30),
      endsAt: Date.UTC(2027, 2, 12, 19),
      rsvpDeadlineLocal: '2027-03-12T16:30',
      capacity: 8,
      status: 'scheduled',
    });
  });

  it('has no deadline but its start where none is set', () => {
    const open = seriesSample();
    expect(occurrenceOn(DAY, open)).toMatchObject({ rsvpDeadlineAt: null, rsvpDeadlineLocal: null });
  });

  it('is cancelled on a day to skip, for the reason given', () => {
    const skipping = seriesSample({ skips: [{ on: DAY, word: 'Congés' }] });
    expect(occurrenceOn(DAY, skipping)).toMatchObject({ status: 'cancelled', cancellationWord: 'Congés' });
  });

  it('keeps its wall time across a clock change', () => {
    const [before, later] = [occurrenceOn('2027-03-26', series), occurrenceOn('2027-04-02', series)];
    expect(later.startsAt - before.startsAt).toBe((7 * 24 - 1) * 3_600_000);
    expect(later.startsLocal).toBe('2027-04-02T18:30');
  });

  it('begins as much later as clocks jump where they skip its time', () => {
    const early = seriesSample({ time: '02:30', rule: { every: 'week', interval: 1, weekdays: ['sun'] } });
    expect(occurrenceOn('2027-03-28', early)).toMatchObject({
      originalStartLocal: '2027-03-28T02:30',
      startsLocal: '2027-03-28T03:30',
      startsAt: Date.UTC(2027, 2, 28, 1, 30),
    });
  });
});

describe('when its series changes', () => {
  it.each<[string, Partial<Series>, Partial<Event>, Partial<Event>]>([
    ['takes a new title', { title: 'Le vendredi' }, {}, { title: 'Le vendredi' }],
    [
      'keeps a title of its own',
      { title: 'Le vendredi' },
      { title: 'Spécial 8 mars' },
      { title: 'Spécial 8 mars' },
    ],
    [
      'takes each field by itself',
      { title: 'Le vendredi', capacity: 4 },
      { title: 'Spécial' },
      { title: 'Spécial', capacity: 4 },
    ],
    [
      'takes a new time',
      { time: '19:00' },
      {},
      { startsLocal: '2027-03-12T19:00', rsvpDeadlineLocal: '2027-03-12T17:00' },
    ],
    ['keeps its original start, for life', { time: '19:00' }, {}, { originalStartLocal: '2027-03-12T18:30' }],
    [
      'keeps the time that it was moved to',
      { time: '19:00' },
      movedTo('2027-03-11T17:00'),
      { startsLocal: '2027-03-11T17:00', startsAt: at('2027-03-11T17:00') },
    ],
    [
      'takes a new length from its own start',
      { durationMinutes: 60 },
      movedTo('2027-03-11T17:00'),
      { endsAt: at('2027-03-11T18:00') },
    ],
    [
      'keeps a length of its own',
      { durationMinutes: 60 },
      { durationMinutes: 30 },
      { durationMinutes: 30, endsAt: at('2027-03-12T19:00') },
    ],
    [
      'takes another zone',
      { timeZone: 'America/Toronto' },
      {},
      { timeZone: 'America/Toronto', startsAt: Date.UTC(2027, 2, 12, 23, 30) },
    ],
    ['takes another deadline', { deadlineHours: 24 }, {}, { rsvpDeadlineLocal: '2027-03-11T18:30' }],
    [
      'keeps a deadline of its own',
      { deadlineHours: 24 },
      { rsvpDeadlineAt: at('2027-03-01T12:00'), rsvpDeadlineLocal: '2027-03-01T12:00' },
      { rsvpDeadlineLocal: '2027-03-01T12:00' },
    ],
    [
      'is cancelled with the whole, with its word',
      { status: 'cancelled', cancellationWord: 'Fini' },
      {},
      { status: 'cancelled', cancellationWord: 'Fini' },
    ],
    [
      'is cancelled on a day that is skipped now',
      { skips: [{ on: DAY, word: 'Congés' }] },
      {},
      { status: 'cancelled', cancellationWord: 'Congés' },
    ],
    [
      'that is cancelled stays so',
      { title: 'Le vendredi' },
      { status: 'cancelled', cancellationWord: 'Bar fermé' },
      { status: 'cancelled', cancellationWord: 'Bar fermé', title: 'Le vendredi' },
    ],
    [
      'goes away with a rule that no longer has it',
      { rule: { every: 'week', interval: 1, weekdays: ['thu'] } },
      {},
      { status: 'cancelled', cancellationWord: 'On change de jour.', originalStartLocal: null },
    ],
    [
      'goes away beyond the end',
      { until: '2027-03-11' },
      {},
      { status: 'cancelled', originalStartLocal: null },
    ],
    [
      'stays where the new rule has it too',
      { rule: { every: 'week', interval: 1, weekdays: ['mon', 'fri'] } },
      {},
      { status: 'scheduled', originalStartLocal: '2027-03-12T18:30' },
    ],
    [
      'added by hand stays whatever the rule',
      { rule: { every: 'week', interval: 1, weekdays: ['thu'] }, time: '19:00' },
      { originalStartLocal: null },
      { status: 'scheduled', startsLocal: '2027-03-12T18:30' },
    ],
  ])('a date %s', (_says, change, own, expected) => {
    expect(after(change, own)).toMatchObject(expected);
  });

  it('a date that is no longer skipped takes place', () => {
    const skipping = { ...series, skips: [{ on: DAY, word: 'Congés' }] };
    expect(after({ skips: [] }, {}, skipping)).toMatchObject({ status: 'scheduled', cancellationWord: null });
  });

  it('a date that was moved comes back where the new rule has another on its way (C19)', () => {
    const rule: Series['rule'] = { every: 'week', interval: 1, weekdays: ['thu', 'fri'] };
    expect(after({ rule }, movedTo('2027-03-10T17:00'))).toMatchObject({ startsLocal: '2027-03-12T18:30' });
  });

  it('a date of today stays when it was, where the new time has passed', () => {
    const date = dateSample(DAY, series);
    const now = date.startsAt - 3_600_000;
    const changed = becomes(date, { before: series, after: { ...series, time: '09:00' }, now, word: null });
    expect(changed.startsLocal).toBe('2027-03-12T18:30');
  });

  it('a date of which nothing changes is the same', () => {
    expect(after({ skips: [{ on: '2027-04-02', word: null }] })).toEqual(dateSample(DAY, series));
  });
});

describe('a date can be moved', () => {
  it.each([
    ['2027-03-11', true],
    ['2027-03-06', true],
    ['2027-03-18', true],
    ['2027-03-05', false],
    ['2027-03-19', false],
    ['2027-03-04', false],
    ['2027-04-01', false],
  ])('to %s: %s, strictly between its neighbours (C19)', (on, expected) => {
    expect(isBetweenNeighbours(DAY, on, series)).toBe(expected);
  });

  it('as far as anybody likes after the last one', () => {
    expect(isBetweenNeighbours(DAY, '2027-05-01', { ...series, until: DAY })).toBe(true);
  });
});

describe('a date added by hand', () => {
  it('has no place in the rule, and all else from the series', () => {
    expect(extraDate(series, { startsLocal: '2027-03-10T12:00' })).toMatchObject({
      originalStartLocal: null,
      seriesId: 'series',
      capacity: 8,
      startsAt: Date.UTC(2027, 2, 10, 11),
      rsvpDeadlineLocal: '2027-03-10T10:00',
    });
  });

  it('has the deadline that is given', () => {
    const none = extraDate(series, { startsLocal: '2027-03-10T12:00', rsvpDeadline: null });
    expect(none.rsvpDeadlineAt).toBeNull();
  });
});
