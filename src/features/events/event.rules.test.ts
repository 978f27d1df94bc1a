import { describe, expect, it } from 'vitest';
import type { Event } from './event.entity.js';
import { changesSince, checkInFuture, noticedChanges, planTimes, revise } from './event.rules.js';

const plan = (changes: Partial<Parameters<typeof planTimes>[0]> = {}) =>
  planTimes({
    startsLocal: '2027-03-05T18:30',
    durationMinutes: 120,
    timeZone: 'Europe/Paris',
    rsvpDeadline: null,
    ...changes,
  });

const refusal = (field: string, code: string) => ({ kind: 'invalid', fields: [{ field, code }] });

describe('wall times (C20)', () => {
  it('give the instants that their zone makes of them', () => {
    expect(plan()).toMatchObject({
      startsAt: Date.UTC(2027, 2, 5, 17, 30),
      endsAt: Date.UTC(2027, 2, 5, 19, 30),
      rsvpDeadlineAt: null,
    });
    expect(plan({ timeZone: 'America/Toronto' }).startsAt).toBe(Date.UTC(2027, 2, 5, 23, 30));
  });

  it('last as long as they say across a clock change', () => {
    const { startsAt, endsAt } = plan({ startsLocal: '2027-03-28T01:30', durationMinutes: 120 });
    expect(endsAt - startsAt).toBe(2 * 3_600_000);
  });

  it('that their zone skips are refused', () => {
    expect(() => plan({ startsLocal: '2027-03-28T02:30' })).toThrow(
      expect.objectContaining(refusal('startsLocal', 'no-such-local-time')),
    );
  });

  it('may be those of a deadline, written either way', () => {
    const local = plan({ rsvpDeadline: '2027-03-04T18:00' });
    expect(local.rsvpDeadlineAt).toBe(Date.UTC(2027, 2, 4, 17, 0));
    expect(plan({ rsvpDeadline: '2027-03-04T17:00:00Z' })).toEqual(local);
  });

  it('of a deadline come before the start', () => {
    expect(() => plan({ rsvpDeadline: '2027-03-05T18:31' })).toThrow(
      expect.objectContaining(refusal('rsvpDeadline', 'deadline-after-start')),
    );
    expect(plan({ rsvpDeadline: '2027-03-05T18:30' }).rsvpDeadlineAt).toBe(plan().startsAt);
  });

  it('that are over cannot be scheduled', () => {
    expect(() => checkInFuture(1000, 1000)).toThrow(
      expect.objectContaining(refusal('startsLocal', 'in-the-past')),
    );
    expect(() => checkInFuture(1001, 1000)).not.toThrow();
  });
});

const event = (changes: Partial<Event> = {}): Event => ({
  id: 'e',
  uid: 'u',
  communityId: 'c',
  kind: 'soiree',
  format: 'in-person',
  title: 'Un verre au port',
  description: '',
  tzdata: '2026a',
  place: { name: 'Le Ressac', kind: 'bar', address: '1, quai', notes: null, access: [] },
  roomUrl: null,
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
