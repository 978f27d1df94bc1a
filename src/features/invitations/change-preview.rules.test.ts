import { describe, expect, it } from 'vitest';
import type { Event } from '../events/event.entity.js';
import { type Foreseen, reasonToTell, silentChanges } from './change-preview.rules.js';
import type { MessageKind, Part } from './invite.rules.js';

const foreseen = (part: Part, kind: MessageKind | null, more: Partial<Foreseen> = {}): Foreseen => ({
  part,
  message: kind && { kind, calendar: null },
  isPromoted: false,
  hangsOnAudience: false,
  ...more,
});

const MOVED = { noticed: ['time' as const], isNarrowed: false };
const QUIET = { noticed: [], isNarrowed: false };
const NARROWED = { noticed: [], isNarrowed: true };

describe('why somebody would be told', () => {
  it.each([
    ['going, when it moves', foreseen('going', 'changed'), MOVED, 'going'],
    ['invited, when it moves', foreseen('invited', 'changed'), MOVED, 'invited'],
    ['who is owed an earlier mail reads of both', foreseen('maybe', 'maybe'), MOVED, 'maybe'],
    ['who said no', foreseen('declined', null), MOVED, null],
    ['going, for a fix in the text', foreseen('going', 'changed'), QUIET, null],
    ['promoted by one more seat', foreseen('waitlisted', null, { isPromoted: true }), QUIET, 'promoted'],
    ['offered a seat in the last hours', foreseen('waitlisted', 'offered'), QUIET, 'offered'],
    ['left out', foreseen('gone', 'withdrawn', { hangsOnAudience: true }), NARROWED, 'left-out'],
    ['gone before', foreseen('gone', 'withdrawn', { hangsOnAudience: true }), MOVED, null],
  ])('%s', (_, person, change, reason) => {
    expect(reasonToTell(person, change)).toBe(reason);
  });
});

it('names what changes without a word', () => {
  const before = { description: 'a', capacity: 6, heldSeats: 0, place: { name: 'A' } } as Event;
  expect(silentChanges(before, { ...before, description: 'b', heldSeats: 1 }, [])).toEqual([
    'description',
    'heldSeats',
  ]);
  const notes = { ...before, place: { name: 'A', notes: 'Au fond' } } as Event;
  expect(silentChanges(before, notes, [])).toEqual(['place']);
  expect(silentChanges(before, { ...notes, place: { name: 'B' } } as Event, ['place'])).toEqual([]);
});
