import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { EventService } from '../src/features/events/event.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import {
  buildAccount,
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildMember,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const api = (person: Person): Promise<ApiClient> => apiClient(app, person.email);
const eventOf = async ({ host, id }: BuiltEvent) => (await app.get(EventService).view(host, id)).event;

describe('doing it again on another date', () => {
  const again = { startsLocal: '2027-04-02T18:30' };

  it('takes everything along, the room too, and shows its link nowhere', async () => {
    const community = await buildCommunity(app);
    const other = await buildCommunity(app, { organiser: community.organiser });
    const cohost = await buildMember(app, { community, role: 'cohost' });
    const event = await buildEvent(app, {
      community,
      title: 'Café entre pairs',
      description: 'Venez.',
      format: 'hybrid',
      place: { name: 'Le Ressac', notes: 'Au fond' },
      roomUrl: 'https://visio.example/salle-secrete',
      capacity: 6,
      heldSeats: 1,
      maxGuests: 1,
      rsvpDeadline: '2027-03-04T18:30',
      hosts: [cohost.accountId, community.organiser.accountId],
      sharedWith: [other.slug],
    });
    const client = await api(event.host);
    const made = await client.post(`/api/events/${event.id}/duplicates`, again);
    const source = (await client.get(`/api/events/${event.id}`)).json;
    expect(made.status).toBe(201);
    expect(made.json.id).not.toBe(event.id);
    expect(made.text).not.toContain('salle-secrete');
    for (const name of [
      'title',
      'description',
      'place',
      'capacity',
      'heldSeats',
      'maxGuests',
      'hosts',
      'sharedWith',
    ])
      expect(made.json[name]).toEqual(source[name]);
    // The clocks changed between both dates: the deadline is as long before the start.
    expect(made.json).toMatchObject({
      startsAt: '2027-04-02T16:30:00.000Z',
      rsvpDeadline: '2027-04-01T16:30:00.000Z',
      room: { provider: 'link' },
      seatsTaken: 0,
      status: 'scheduled',
    });
    expect((await eventOf({ ...event, id: made.json.id })).roomUrl).toBe(
      'https://visio.example/salle-secrete',
    );
  });

  it('works for what is past and what is cancelled, as a draft too', async () => {
    const event = await buildEvent(app, { startsLocal: '2027-03-02T18:30' });
    const cancelled = await buildEvent(app);
    await app.get(EventSchedulingService).cancel(cancelled.host, cancelled.id, '');
    app.clock.set(Date.UTC(2027, 2, 4));
    const made = await (
      await api(event.host)
    ).post(`/api/events/${event.id}/duplicates`, { ...again, status: 'draft' });
    app.clock.set(A_MONDAY);
    expect(made.json).toMatchObject({ status: 'draft', rsvpDeadline: null });
    const remade = await (await api(cancelled.host)).post(`/api/events/${cancelled.id}/duplicates`, again);
    expect(remade.json).toMatchObject({ status: 'scheduled', cancellationWord: null, revision: 1 });
  });

  it('makes one for a key sent twice', async () => {
    const event = await buildEvent(app);
    const client = await api(event.host);
    const send = () =>
      client.post(`/api/events/${event.id}/duplicates`, again, { 'idempotency-key': 'once' });
    expect((await send()).json.id).toBe((await send()).json.id);
  });

  it('is for those who can schedule there, on a date to come that exists', async () => {
    const community = await buildCommunity(app);
    const host = await buildMember(app, { community });
    const event = await buildEvent(app, { community, hosts: [host.accountId] });
    const send = async (person: Person, startsLocal = again.startsLocal) =>
      (await api(person)).post(`/api/events/${event.id}/duplicates`, { startsLocal });
    expect((await send(host)).status).toBe(403);
    expect((await send(await buildAccount(app))).status).toBe(404);
    for (const [startsLocal, code] of [
      ['2026-01-02T18:30', 'in-the-past'],
      ['2027-03-28T02:30', 'no-such-local-time'],
    ] as const)
      expect((await send(event.host, startsLocal)).json.errors).toMatchObject([
        { field: 'startsLocal', code },
      ]);
  });

  it('leaves out who hosts no more, and whom one cannot share with any more', async () => {
    const community = await buildCommunity(app);
    const other = await buildCommunity(app, { organiser: community.organiser });
    const cohost = await buildMember(app, { community, role: 'cohost' });
    const left = await buildMember(app, { community });
    const event = await buildEvent(app, { community, hosts: [left.accountId], sharedWith: [other.slug] });
    await app.get(MembershipService).leave(left, community.slug);
    const made = await (await api(cohost)).post(`/api/events/${event.id}/duplicates`, again);
    expect(made.json).toMatchObject({ hosts: [{ id: cohost.accountId }], sharedWith: [] });
  });
});
