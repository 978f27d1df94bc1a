import { describe, expect, it } from 'vitest';
import {
  bumpsAfter,
  heldAfter,
  isOvertaken,
  type Message,
  nextMessage,
  type Now,
  partOf,
  type Part,
  type Told,
} from './invite.rules.js';

const NOW = 1_800_000_000_000;

const told = (toldState: Told['toldState'], changes: Partial<Told> = {}): Told => ({
  toldState,
  toldRevision: 1,
  toldAt: toldState === 'none' ? null : NOW - 1000,
  toldRecordAt: null,
  toldOfferAt: null,
  holds: ['invited', 'going', 'maybe'].includes(toldState) ? 'request' : 'nothing',
  ...changes,
});

const next = (
  before: Told,
  part: Part,
  changes: Partial<Now['event']> &
    Partial<Pick<Now, 'isFollowed' | 'refuses' | 'lacksDues' | 'recordedAt' | 'offeredAt'>> = {},
) => {
  const {
    isFollowed = false,
    refuses = false,
    lacksDues = false,
    recordedAt = null,
    offeredAt = null,
    ...event
  } = changes;
  return nextMessage(before, {
    event: { status: 'scheduled', startsAt: NOW + 1, endsAt: NOW + 2, noticeRevision: 1, ...event },
    part,
    isFollowed,
    refuses,
    lacksDues,
    recordedAt,
    offeredAt,
    now: NOW,
  });
};

const request = (partstat: string) => ({ method: 'REQUEST', partstat });
const OWN_CANCEL = { method: 'CANCEL', scope: 'attendee' };

describe('the mail that somebody is owed (C32)', () => {
  it.each<[string, Told, Part, Message['kind'] | null, unknown]>([
    ['an invitation', told('none'), 'invited', 'invited', request('NEEDS-ACTION')],
    ['a place', told('none'), 'going', 'going', request('ACCEPTED')],
    ['a place, from an invitation', told('invited'), 'going', 'going', request('ACCEPTED')],
    ['a perhaps', told('invited'), 'maybe', 'maybe', request('TENTATIVE')],
    ['a rank without anything for the calendar', told('none'), 'waitlisted', 'waitlisted', null],
    [
      'a rank that takes the entry out of a calendar',
      told('invited'),
      'waitlisted',
      'waitlisted',
      OWN_CANCEL,
    ],
    ['a promotion', told('waitlisted'), 'going', 'promoted', request('ACCEPTED')],
    ['a no that takes the entry out', told('going'), 'declined', 'declined', OWN_CANCEL],
    ['nothing for a no that no calendar holds', told('waitlisted'), 'declined', null, null],
    ['nothing for a no out of the blue', told('none'), 'declined', null, null],
    ['a withdrawal', told('invited'), 'gone', 'withdrawn', OWN_CANCEL],
    ['a withdrawal from the list', told('waitlisted'), 'gone', 'withdrawn', null],
    ['nothing more once withdrawn', told('gone'), 'gone', null, null],
    ['no withdrawal for who said no', told('declined'), 'gone', null, null],
    ['an invitation again', told('gone'), 'invited', 'invited', request('NEEDS-ACTION')],
    ['nothing told already', told('going'), 'going', null, null],
    ['nothing told already, waiting', told('waitlisted'), 'waitlisted', null, null],
  ])('is %s', (_, before, part, kind, calendar) => {
    const message = next(before, part);
    expect(message?.kind ?? null).toBe(kind);
    expect(message?.calendar ?? null).toEqual(calendar);
  });

  it.each([
    ['invited', request('NEEDS-ACTION')],
    ['going', request('ACCEPTED')],
    ['maybe', request('TENTATIVE')],
    ['waitlisted', null],
  ] as const)('tells a change to who is %s, keeping their answer', (part, calendar) => {
    expect(next(told(part), part, { noticeRevision: 2 })).toEqual({ kind: 'changed', calendar });
  });

  it('tells no change to who is not coming', () => {
    expect(next(told('declined'), 'declined', { noticeRevision: 2 })).toBeNull();
  });

  it.each([
    ['going', { kind: 'cancelled', calendar: { method: 'CANCEL', scope: 'event' } }],
    ['invited', { kind: 'cancelled', calendar: { method: 'CANCEL', scope: 'event' } }],
    ['waitlisted', { kind: 'cancelled', calendar: null }],
    ['declined', null],
    ['gone', null],
    ['none', null],
  ] as const)('a cancelled event tells who is %s: %o (C07)', (state, message) => {
    const part = state === 'none' ? 'invited' : state;
    expect(next(told(state), part, { status: 'cancelled', noticeRevision: 2 })).toEqual(message);
  });

  it.each(['going', 'waitlisted', 'maybe'] as const)(
    'a cancelled event tells who is %s and was not told yet',
    (part) => {
      expect(next(told('none'), part, { status: 'cancelled' })).toEqual({
        kind: 'cancelled',
        calendar: null,
      });
    },
  );

  it('is nothing about what is over or not yet announced', () => {
    expect(next(told('none'), 'going', { endsAt: NOW })).toBeNull();
    expect(next(told('none'), 'going', { status: 'draft' })).toBeNull();
  });

  it('is no invitation for an address that wants none, but all else for whoever answered', () => {
    expect(next(told('none'), 'invited', { refuses: true })).toBeNull();
    expect(next(told('gone'), 'invited', { refuses: true })).toBeNull();
    expect(next(told('invited'), 'going', { refuses: true })).not.toBeNull();
    expect(next(told('invited'), 'invited', { refuses: true, noticeRevision: 2 })).not.toBeNull();
  });
});

describe('a date of a series that somebody follows', () => {
  it('leaves the calendar where it came by itself, since the series brings it (C13)', () => {
    expect(next(told('going'), 'going', { isFollowed: true })).toEqual({
      kind: 'covered',
      calendar: OWN_CANCEL,
    });
    expect(next(told('invited'), 'declined', { isFollowed: true })?.kind).toBe('covered');
  });

  it.each(['none', 'waitlisted', 'gone'] as const)(
    'is told with the series alone to who was told %s',
    (state) => {
      expect(next(told(state), 'going', { isFollowed: true, noticeRevision: 2 })).toBeNull();
      expect(next(told(state), 'going', { isFollowed: true, status: 'cancelled' })).toBeNull();
    },
  );

  it('comes back by itself to who follows no more and still goes', () => {
    expect(next(told('gone'), 'going')).toEqual({ kind: 'going', calendar: request('ACCEPTED') });
  });
});

describe('an answer that a host noted', () => {
  it.each<[Part, Told['toldState'], unknown]>([
    ['going', 'none', request('ACCEPTED')],
    ['going', 'going', request('ACCEPTED')],
    ['maybe', 'invited', request('TENTATIVE')],
    ['waitlisted', 'none', null],
    ['declined', 'going', OWN_CANCEL],
    ['declined', 'none', null],
    ['declined', 'declined', null],
  ])('%s, is told to who was told %s', (part, before, calendar) => {
    expect(next(told(before), part, { recordedAt: NOW })).toEqual({ kind: 'recorded', calendar });
  });

  it('is told once', () => {
    const before = told('going', { toldRecordAt: NOW });
    expect(next(before, 'going', { recordedAt: NOW })).toBeNull();
    expect(next(before, 'declined', { recordedAt: NOW + 1 })?.kind).toBe('recorded');
  });

  it('is followed by what follows any answer', () => {
    const before = told('waitlisted', { toldRecordAt: NOW });
    expect(next(before, 'going', { recordedAt: NOW })?.kind).toBe('promoted');
    expect(next(before, 'waitlisted', { recordedAt: NOW, offeredAt: NOW })?.kind).toBe('offered');
  });

  it('is not told to an address that wants no invitation and never answered itself', () => {
    expect(next(told('none'), 'going', { recordedAt: NOW, refuses: true })).toBeNull();
    expect(next(told('none'), 'declined', { recordedAt: NOW, refuses: true })).toBeNull();
  });
});

describe('a seat offered in the last hours', () => {
  it.each(['waitlisted', 'none'] as const)('is told once to who waits, told %s before', (state) => {
    expect(next(told(state), 'waitlisted', { offeredAt: NOW })).toEqual({ kind: 'offered', calendar: null });
    const already = told('waitlisted', { toldAt: NOW, toldOfferAt: NOW });
    expect(next(already, 'waitlisted', { offeredAt: NOW })).toBeNull();
    expect(next(already, 'waitlisted', { offeredAt: NOW + 1 })?.kind).toBe('offered');
  });

  it('is told to who was mailed a change at the same moment', () => {
    const changed = told('waitlisted', { toldAt: NOW + 1000 });
    expect(next(changed, 'waitlisted', { offeredAt: NOW })?.kind).toBe('offered');
  });

  it('takes out of a calendar what a rank takes out', () => {
    expect(next(told('invited'), 'waitlisted', { offeredAt: NOW })).toEqual({
      kind: 'offered',
      calendar: OWN_CANCEL,
    });
  });

  it('is told to nobody else, nor once the event has begun', () => {
    expect(next(told('going'), 'going', { offeredAt: NOW })).toBeNull();
    expect(next(told('waitlisted'), 'waitlisted', { offeredAt: NOW, startsAt: NOW })).toBeNull();
  });
});

describe('a mail that waited too long', () => {
  const REQUEST = { method: 'REQUEST', partstat: 'ACCEPTED' } as const;
  const CANCEL = { method: 'CANCEL', scope: 'attendee' } as const;
  it.each([
    ['the last of its thread goes', REQUEST, 3, 'request', 'scheduled', false],
    ['an earlier one does not', REQUEST, 2, 'request', 'scheduled', true],
    [
      'an earlier cancellation goes while the calendar holds nothing',
      CANCEL,
      2,
      'nothing',
      'scheduled',
      false,
    ],
    [
      'an earlier cancellation does not once it holds the event again',
      CANCEL,
      2,
      'request',
      'scheduled',
      true,
    ],
    ['no request goes about what is cancelled', REQUEST, 3, 'request', 'cancelled', true],
  ] as const)('%s', (...row) => {
    const [, calendar, number, holds, status, overtaken] = row;
    expect(isOvertaken({ number, calendar }, { mails: 3, holds }, { status })).toBe(overtaken);
  });
});

describe('after a message', () => {
  it('the calendar holds the event, or no longer', () => {
    expect(heldAfter('nothing', { method: 'REQUEST', partstat: 'ACCEPTED' })).toBe('request');
    expect(heldAfter('request', { method: 'CANCEL', scope: 'event' })).toBe('nothing');
    expect(heldAfter('request', null)).toBe('request');
  });

  it("a cancellation of one person alone raises that person's own counter", () => {
    expect(bumpsAfter(0, { method: 'CANCEL', scope: 'attendee' })).toBe(1);
    expect(bumpsAfter(1, { method: 'CANCEL', scope: 'event' })).toBe(1);
    expect(bumpsAfter(1, { method: 'REQUEST', partstat: 'ACCEPTED' })).toBe(1);
  });
});

describe('where somebody stands', () => {
  it.each([
    [{ outcome: null, isInvited: true, mayAnswer: true }, 'invited'],
    [{ outcome: null, isInvited: false, mayAnswer: true }, 'gone'],
    [{ outcome: 'waitlisted', isInvited: true, mayAnswer: true }, 'waitlisted'],
    [{ outcome: 'going', isInvited: false, mayAnswer: false }, 'gone'],
  ] as const)('%o: %s', (person, part) => {
    expect(partOf(person)).toBe(part);
  });
});
