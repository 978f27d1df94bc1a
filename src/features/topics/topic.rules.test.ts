import { describe, expect, it } from 'vitest';
import {
  checkTakesTopics,
  isRewordable,
  judge,
  placeOf,
  reordered,
  shownState,
  takesTopics,
  type Verdict,
  withoutDate,
} from './topic.rules.js';
import type { TopicState } from './topic.entity.js';

const NOW = Date.UTC(2027, 2, 1);
const HOUR = 3_600_000;

const friday = { id: 'friday', seriesId: 'fridays', status: 'scheduled' as const, endsAt: NOW + HOUR };
const over = { ...friday, id: 'before', endsAt: NOW };

const topicOn = (eventId: string | null, state: TopicState = 'proposed') => ({
  eventId,
  seriesId: eventId === null ? 'fridays' : null,
  state,
  word: null,
  rank: state === 'accepted' ? 2 : null,
});

describe('where a topic stands, seen from a date', () => {
  it.each([
    ['on it', topicOn('friday'), null, 'here'],
    ['declined on it', topicOn('friday', 'declined'), null, 'here'],
    ['waiting in its series', topicOn(null, 'kept'), null, 'waiting'],
    ['waiting in another series', { ...topicOn(null, 'kept'), seriesId: 'mondays' }, null, null],
    ['left undecided on a date that is over', topicOn('before'), over, 'waiting'],
    ['talked about on a date that is over', topicOn('before', 'accepted'), over, null],
    ['declined on a date that is over', topicOn('before', 'declined'), over, null],
    ['on another date to come', topicOn('next'), { ...friday, id: 'next' }, null],
  ] as const)('%s', (_, topic, itsDate, expected) => {
    expect(placeOf(topic, itsDate, friday, NOW)).toBe(expected);
  });

  it('nothing waits for what is no date of a series', () => {
    expect(placeOf(topicOn(null, 'kept'), null, { ...friday, seriesId: null }, NOW)).toBeNull();
  });
});

describe('what the hosts make of a topic', () => {
  const verdict = (state: Verdict['state'], keptFor: Verdict['keptFor'] = 'next-date'): Verdict => ({
    state,
    keptFor,
    word: 'Déjà vu.',
  });
  const around = { nextDateId: 'next', lastRank: 3 };

  it.each([
    ['accepted', topicOn('friday'), verdict('accepted'), { eventId: 'friday', state: 'accepted', rank: 4 }],
    ['accepted twice', topicOn('friday', 'accepted'), verdict('accepted'), { state: 'accepted', rank: 2 }],
    [
      'accepted from what waits',
      topicOn(null, 'kept'),
      verdict('accepted'),
      { eventId: 'friday', seriesId: null, state: 'accepted', rank: 4 },
    ],
    ['open again', topicOn('friday', 'accepted'), verdict('proposed'), { state: 'proposed', rank: null }],
    [
      'declined, with a word',
      topicOn('friday', 'accepted'),
      verdict('declined'),
      { eventId: 'friday', state: 'declined', word: 'Déjà vu.', rank: null },
    ],
    [
      'kept for the next date',
      topicOn('friday', 'accepted'),
      verdict('kept'),
      { eventId: 'next', seriesId: null, state: 'kept', rank: null },
    ],
    [
      'kept for some day',
      topicOn('friday'),
      verdict('kept', 'some-day'),
      { eventId: null, seriesId: 'fridays', state: 'kept' },
    ],
  ] as const)('%s', (_, topic, given, expected) => {
    expect(judge(topic, friday, { verdict: given, ...around })).toMatchObject(expected);
  });

  it('is kept for some day where the series has no other date', () => {
    const kept = judge(topicOn('friday'), friday, {
      verdict: verdict('kept'),
      nextDateId: null,
      lastRank: null,
    });
    expect(kept).toMatchObject({ eventId: null, seriesId: 'fridays', state: 'kept' });
  });

  it('begins an agenda that is empty', () => {
    const first = judge(topicOn('friday'), friday, {
      verdict: verdict('accepted'),
      nextDateId: null,
      lastRank: null,
    });
    expect(first.rank).toBe(1);
  });

  it('cannot be kept for another date of an event that has none', () => {
    const alone = { ...friday, seriesId: null };
    expect(() => judge(topicOn('friday'), alone, { verdict: verdict('kept'), ...around })).toThrow(
      'no-other-date',
    );
  });
});

it.each([
  ['proposed', 'kept'],
  ['accepted', 'kept'],
  ['kept', 'kept'],
  ['declined', 'declined'],
  ['withdrawn', 'withdrawn'],
] as const)('of a date that does not take place, what was %s is %s', (before, after) => {
  const left = withoutDate(topicOn('friday', before), 'fridays');
  expect(left.state).toBe(after);
  expect(left.eventId === null).toBe(after === 'kept');
});

it.each([
  [1, ['c', 'a', 'b']],
  [2, ['a', 'c', 'b']],
  [3, ['a', 'b', 'c']],
  [99, ['a', 'b', 'c']],
])('goes to place %i', (place, expected) => {
  expect(reordered(['a', 'b', 'c'], 'c', place)).toEqual(expected);
});

it('is done once what was accepted is over', () => {
  expect(shownState({ state: 'accepted' }, true)).toBe('done');
  expect(shownState({ state: 'accepted' }, false)).toBe('accepted');
  expect(shownState({ state: 'proposed' }, true)).toBe('proposed');
});

it.each([
  [{ seriesId: null, format: 'in-person' as const }, false],
  [{ seriesId: 'fridays', format: 'in-person' as const }, true],
  [{ seriesId: null, format: 'video' as const }, true],
  [{ seriesId: null, format: 'hybrid' as const }, true],
])('%o takes topics: %s', (event, expected) => {
  expect(takesTopics(event)).toBe(expected);
});

it.each([
  [{ status: 'draft' as const }, 'not-scheduled'],
  [{ status: 'cancelled' as const }, 'event-cancelled'],
  [{ endsAt: NOW }, 'event-over'],
  [{ seriesId: null }, 'no-topics-here'],
])('%o is refused as %s', (changes, code) => {
  expect(() => checkTakesTopics({ ...friday, format: 'in-person', ...changes }, NOW)).toThrow(code);
});

describe('its author may still say it otherwise', () => {
  const date = { status: 'scheduled' as const, endsAt: 100 };

  it.each([
    ['proposed, on a date to come', 'proposed', date, 99, true],
    ['accepted, on a date to come', 'accepted', date, 99, true],
    ['declined', 'declined', date, 99, false],
    ['on a date that is over', 'accepted', date, 100, false],
    ['on a date that is cancelled', 'proposed', { ...date, status: 'cancelled' as const }, 99, false],
    ['waiting for a date', 'kept', null, 100, true],
  ] as const)('%s', (_, state, on, now, expected) => expect(isRewordable({ state }, on, now)).toBe(expected));
});
