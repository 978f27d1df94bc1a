import { describe, expect, it } from 'vitest';
import type { Event, Place } from './event.entity.js';
import {
  asksDuesAnew,
  changesSince,
  checkHeldSeats,
  formerSince,
  isLateChange,
  isNarrowed,
  mayFreeSeats,
  noticedChanges,
  revise,
} from './event.rules.js';
import { planTimes } from './event-times.rules.js';

const plan = (changes: Partial<Parameters<typeof planTimes>[0]> = {}) =>
  planTimes({
    startsLocal: '2027-03-05T18:30',
    durationMinutes: 120,
    timeZone: 'Europe/Paris',
    rsvpDeadline: null,
    ...changes,
  });

const event = (changes: Partial<Event> = {}): Event => ({
  id: 'e',
  uid: 'u',
  communityId: 'c',
  sharedCommunityId: null,
  seriesId: null,
  originalStartLocal: null,
  adherentsOf: null,
  heldSeats: 0,
  kind: 'soiree',
  format: 'in-person',
  title: 'Un verre au port',
  description: '',
  tzdata: '2026a',
  place: { name: 'Le Ressac', kind: 'bar', address: '1, quai', notes: null, access: [] },
  roomUrl: null,
  roomGenerated: false,
  capacity: 6,
  maxGuests: 0,
  audience: 'members',
  status: 'scheduled',
  cancellationWord: null,
  sequence: 3,
  revision: 7,
  noticeRevision: 5,
  notices: [],
  revisedAt: 1000,
  createdAt: 0,
  ...plan(),
  ...changes,
});

const KEPT = { sequence: 3, noticeRevision: 5 };

describe('the counters after a change (C03)', () => {
  it.each<[string, Partial<Event>, object]>([
    [
      'the start',
      plan({ startsLocal: '2027-03-06T18:30' }),
      { sequence: 4, noticeRevision: 8, revisedAt: 9000 },
    ],
    ['the duration', plan({ durationMinutes: 90 }), { sequence: 4, noticeRevision: 8, revisedAt: 9000 }],
    [
      'the place',
      { place: { ...event().place!, name: 'Ailleurs' } },
      { sequence: 4, noticeRevision: 8, revisedAt: 9000 },
    ],
    ['the format', { format: 'video' }, { sequence: 4, noticeRevision: 8, revisedAt: 9000 }],
    ['the status', { status: 'cancelled' }, { sequence: 4, noticeRevision: 8, revisedAt: 9000 }],
    ['the title', { title: 'Deux verres au port' }, { sequence: 3, noticeRevision: 8, revisedAt: 9000 }],
    ['the description', { description: 'Apportez un livre' }, { ...KEPT, revisedAt: 9000 }],
    [
      'how to find the table',
      { place: { ...event().place!, notes: 'Au fond' } },
      { ...KEPT, revisedAt: 9000 },
    ],
    ['the capacity', { capacity: 8 }, { ...KEPT, revisedAt: 1000 }],
    ['the deadline', { rsvpDeadlineAt: 5 }, { ...KEPT, revisedAt: 1000 }],
  ])('%s', (_, change, counters) => {
    expect(revise(event(), event(change), 9000)).toMatchObject({ revision: 8, ...counters });
  });

  it('leaves the SEQUENCE of a draft alone: no calendar holds it', () => {
    const draft = event({ status: 'draft', sequence: 0 });
    expect(revise(draft, { ...draft, ...plan({ startsLocal: '2027-04-01T18:30' }) }, 9000).sequence).toBe(0);
    expect(revise(draft, { ...draft, status: 'scheduled' }, 9000).sequence).toBe(0);
  });

  it('keeps what each change was about, for those who were last told of an earlier one', () => {
    const moved = { ...event(), ...revise(event(), event(plan({ durationMinutes: 90 })), 9000) };
    const { notices } = revise(moved, { ...moved, title: 'X' }, 9001);
    expect(changesSince(notices, 7)).toEqual(['time', 'title']);
    expect(changesSince(notices, 8)).toEqual(['title']);
    expect(changesSince(notices, 9)).toEqual([]);
  });

  it('names what people are told about', () => {
    expect(noticedChanges(event(), event({ title: 'X', description: 'Y' }))).toEqual(['title']);
    expect(noticedChanges(event(), event())).toEqual([]);
  });
});

describe('a late change', () => {
  const HOUR = 3_600_000;
  const start = event().startsAt;
  const moved = plan({ startsLocal: '2027-03-06T18:30' });
  const elsewhere: Place = { ...event().place!, name: 'Ailleurs' };
  const notes: Place = { ...event().place!, notes: 'Au fond' };

  it.each<[string, Partial<Event>, Partial<Event>, hoursBefore: number, boolean]>([
    ['the place, 24 hours before', {}, { place: elsewhere }, 24, false],
    ['the place, a little later', {}, { place: elsewhere }, 23.99, true],
    ['the place, once it has begun', {}, { place: elsewhere }, -1, true],
    ['the hour, the day before', {}, moved, 20, true],
    ['the hour, a week before', {}, moved, 168, false],
    ['a far date brought near', moved, {}, 20, true],
    ['the title', {}, { title: 'Deux verres' }, 2, false],
    ['how to find the table', {}, { place: notes }, 2, false],
    ['a cancellation', {}, { status: 'cancelled' }, 2, false],
    ['a draft published elsewhere', { status: 'draft' }, { place: elsewhere }, 2, false],
  ])('%s', (_, before, after, hoursBefore, expected) => {
    expect(isLateChange(event(before), event(after), start - hoursBefore * HOUR)).toBe(expected);
  });

  it('keeps when and where it was, for the mail to strike', () => {
    const { notices } = revise(event(), event({ place: elsewhere }), start - HOUR);
    const { startsAt, endsAt, timeZone, place } = event();
    const before = { startsAt, endsAt, timeZone, place };
    expect(notices).toEqual([{ revision: 8, changes: ['place'], late: true, before, at: start - HOUR }]);
    expect(formerSince(notices, 7)).toEqual(before);
    expect(formerSince(notices, 8)).toBeNull();
    const early = revise(event(), event({ place: elsewhere }), start - 48 * HOUR).notices;
    expect(early).toEqual([{ revision: 8, changes: ['place'] }]);
  });

  it('that comes twice strikes what was believed first', () => {
    const once = event({ place: elsewhere, ...revise(event(), event({ place: elsewhere }), start - HOUR) });
    const { notices } = revise(once, { ...once, ...moved }, start - HOUR);
    expect(formerSince(notices, 7)?.place).toEqual(event().place);
    expect(formerSince(notices, 8)?.place).toEqual(elsewhere);
  });
});

describe('held seats', () => {
  it.each<[capacity: number | null, held: number, isAllowed: boolean]>([
    [6, 0, true],
    [6, 6, true],
    [6, 7, false],
    [null, 100, true],
  ])('of %s seats, %s', (capacity, heldSeats, isAllowed) => {
    const check = (): void => checkHeldSeats({ capacity, heldSeats });
    if (isAllowed) expect(check).not.toThrow();
    else
      expect(check).toThrow(
        expect.objectContaining({ fields: [expect.objectContaining({ field: 'heldSeats' })] }),
      );
  });

  it.each<[string, Partial<Event>, Partial<Event>, boolean]>([
    ['given back', { heldSeats: 2 }, { heldSeats: 1 }, true],
    ['taken', { heldSeats: 1 }, { heldSeats: 2 }, false],
    ['as before, with more seats', { heldSeats: 1 }, { heldSeats: 1, capacity: 9 }, true],
    ['as before', { heldSeats: 1 }, { heldSeats: 1 }, false],
    ['as before, put off', { startsAt: 1 }, { startsAt: 2 }, true],
    ['as before, brought forward', { startsAt: 2 }, { startsAt: 1 }, false],
    ['for adherents, then for members', { adherentsOf: 'a' }, { adherentsOf: null }, true],
    ['for members, then for adherents', {}, { adherentsOf: 'a' }, false],
    [
      'for adherents, on a day that their dues cover',
      { adherentsOf: 'a', startsLocal: '2027-03-05T18:30' },
      { adherentsOf: 'a', startsLocal: '2027-03-04T18:30' },
      true,
    ],
  ])('%s', (_, before, after, expected) => {
    expect(mayFreeSeats(event(before), event(after))).toBe(expected);
  });
});

describe('fewer may know of it', () => {
  it.each<[string, Partial<Event>, Partial<Event>, boolean]>([
    ['public, then for members', { audience: 'public' }, { audience: 'members' }, true],
    ['for members, then public', { audience: 'members' }, { audience: 'public' }, false],
    ['shared, then not', { sharedCommunityId: 'd' }, { sharedCommunityId: null }, true],
    ['shared with another', { sharedCommunityId: 'd' }, { sharedCommunityId: 'e' }, true],
    ['not shared, then shared', {}, { sharedCommunityId: 'd' }, false],
    ['for members, then for adherents', {}, { adherentsOf: 'a' }, true],
    ['for adherents of another association', { adherentsOf: 'a' }, { adherentsOf: 'b' }, true],
    ['for adherents, then for members', { adherentsOf: 'a' }, { adherentsOf: null }, true],
  ])('%s', (_, before, after, expected) => {
    expect(isNarrowed(event(before), event(after))).toBe(expected);
  });
});

describe('dues are looked at (again)', () => {
  const reserved = { adherentsOf: 'a', status: 'scheduled' } as const;

  it.each<[string, Partial<Event> | null, Partial<Event>, boolean]>([
    ['for what is scheduled', null, reserved, true],
    ['not for a draft', null, { ...reserved, status: 'draft' }, false],
    ['once that is published', { ...reserved, status: 'draft' }, reserved, true],
    ['once it is restored', { ...reserved, status: 'cancelled' }, reserved, true],
    ['not once it is cancelled', reserved, { ...reserved, status: 'cancelled' }, false],
    ['once it moves', { ...reserved, startsAt: 1 }, { ...reserved, startsAt: 2 }, true],
    ['not for a new title', reserved, { ...reserved, title: 'Autre' }, false],
    ['once it is reserved', { status: 'scheduled' }, reserved, true],
    ['not for what is open to members', null, { status: 'scheduled' }, false],
  ])('%s', (_, before, after, expected) => {
    expect(asksDuesAnew(before && event(before), event(after))).toBe(expected);
  });
});
