import { describe, expect, it } from 'vitest';
import type { Event, EventStatus } from '../events/event.entity.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';
import { feedEntry, feedHoldsUntil, feedSince, nextReadNote, unsureOf } from './feed.rules.js';

const event: Event = {
  id: '0199d0a4-0000-7000-8000-000000000001',
  uid: '5f0c1b9e-3a34-4c55-9a57-0c8f3f6b2a11',
  communityId: '0199d0a4-0000-7000-8000-000000000002',
  sharedCommunityId: null,
  seriesId: null,
  originalStartLocal: null,
  adherentsOf: null,
  heldSeats: 0,
  kind: 'soiree',
  format: 'hybrid',
  title: 'Café entre pairs',
  description: 'On se retrouve.',
  startsLocal: '2027-03-18T18:30',
  durationMinutes: 90,
  timeZone: 'Europe/Paris',
  startsAt: Date.UTC(2027, 2, 18, 17, 30),
  endsAt: Date.UTC(2027, 2, 18, 19, 0),
  tzdata: '2026a',
  place: { name: 'Café de la Gare', kind: null, address: 'Brest', notes: 'Au fond.', access: [] },
  roomUrl: 'https://visio.example/secret-room',
  roomGenerated: false,
  capacity: 6,
  maxGuests: 0,
  audience: 'members',
  rsvpDeadlineLocal: null,
  rsvpDeadlineAt: null,
  status: 'scheduled',
  cancellationWord: null,
  sequence: 2,
  revision: 5,
  noticeRevision: 5,
  notices: [],
  revisedAt: Date.UTC(2027, 2, 1),
  createdAt: Date.UTC(2027, 1, 1),
};
const url = 'https://maillage.example/events/e';
const plain = { url, unsure: null, agenda: [] };

describe('an event in a feed', () => {
  it.each<[EventStatus, Outcome, ReturnType<typeof unsureOf>]>([
    ['scheduled', 'going', null],
    ['scheduled', 'maybe', 'maybe'],
    ['scheduled', 'waitlisted', 'waitlisted'],
    ['cancelled', 'going', null],
    ['cancelled', 'maybe', null],
    ['cancelled', 'waitlisted', null],
  ])('%s, answered %s, is unsure: %s', (status, outcome, unsure) => {
    expect(unsureOf({ status }, outcome)).toBe(unsure);
  });

  it.each<[EventStatus, string | null, string]>([
    ['scheduled', null, 'confirmed'],
    ['scheduled', 'Café (peut-être)', 'tentative'],
    ['cancelled', null, 'cancelled'],
  ])('C43: %s with the title %s is %s', (status, unsure, expected) => {
    const entry = feedEntry({ ...event, status }, { ...plain, unsure });
    expect([entry.status, entry.event.title]).toEqual([expected, unsure ?? event.title]);
  });

  it('C38: has the event’s own counters and time of revision', () => {
    const { uid, sequence, revisedAt } = feedEntry(event, plain).event;
    expect({ uid, sequence, revisedAt }).toEqual({ uid: event.uid, sequence: 2, revisedAt: event.revisedAt });
  });

  it('C44: never carries the raw link of a room', () => {
    expect(JSON.stringify(feedEntry(event, plain))).not.toContain('visio.example');
  });

  it('says where, how to find the table and the page to open', () => {
    const { location, description } = feedEntry(event, plain).event;
    expect([location, description]).toEqual([
      'Café de la Gare, Brest',
      `On se retrouve.\n\nAu fond.\n\n${url}`,
    ]);
    expect(feedEntry({ ...event, place: null }, plain).event.location).toBeNull();
  });

  it('leaves ninety days after it began, at midnight', () => {
    const [now, midnight] = [Date.UTC(2027, 5, 30, 13, 37), Date.UTC(2027, 6, 1)];
    expect(new Date(feedSince(now)).toISOString()).toBe('2027-04-01T00:00:00.000Z');
    expect(feedHoldsUntil(now)).toBe(midnight);
    expect([feedSince(midnight - 1), feedSince(midnight)]).toEqual([feedSince(now), Date.UTC(2027, 3, 2)]);
  });

  it.each([
    [null, 0],
    [1_000, 1_000],
  ])('read at %s, it is noted again a day later', (readAt, from) => {
    expect(nextReadNote(readAt)).toBe(from + 86_400_000);
  });
});
