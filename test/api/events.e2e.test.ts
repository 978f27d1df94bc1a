import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient } from '../support/api-client.js';
import {
  buildAccount,
  type BuiltCommunity,
  buildCommunity,
  buildEvent,
  buildInvited,
  buildMember,
} from '../support/builders.js';

let app: TestApp;
let community: BuiltCommunity;
let client: ApiClient;
beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app);
  client = await apiClient(app, community.organiser.email);
});
afterAll(() => app.close());

const schedule = (body: object) => client.post(`/api/communities/${community.slug}/events`, body);

describe('an event', () => {
  it('is scheduled in wall time, its link never given back', async () => {
    const place = { name: 'Le Bar du port', address: '1 quai du Port', access: ['calme'] };
    const created = await schedule({
      title: 'Apéro du vendredi',
      description: 'Sans thème.',
      kind: 'apero-visio',
      format: 'hybrid',
      startsLocal: '2027-03-26T18:30',
      durationMinutes: 90,
      timeZone: 'America/Toronto',
      place,
      roomUrl: 'https://visio.example/salle-secrete',
      capacity: 12,
      maxGuests: 1,
      audience: 'public',
      rsvpDeadline: '2027-03-25T12:00',
    });
    expect(created.json).toMatchObject({
      communitySlug: community.slug,
      seriesId: null,
      sharedWith: [],
      startsAt: '2027-03-26T22:30:00.000Z',
      endsAt: '2027-03-27T00:00:00.000Z',
      startsLocal: '2027-03-26T18:30',
      timeZone: 'America/Toronto',
      place: { ...place, kind: null, notes: null },
      room: { provider: 'link' },
      rsvpDeadline: '2027-03-25T16:00:00.000Z',
      seatsTaken: 0,
      seatsLeft: 12,
      waiting: 0,
      status: 'scheduled',
      hosts: [{ id: community.organiser.accountId }],
      can: { edit: true, cancel: true, answer: true },
      myRsvp: null,
    });
    const path = created.headers.get('location')!;
    expect(path).toBe(`/api/events/${created.json.id}`);
    const shown = await client.get(path);
    expect(shown.json).toEqual(created.json);
    expect(shown.text).not.toContain('salle-secrete');
  });

  it.each([
    ['startsLocal', '2027-03-28T02:30', 'no-such-local-time'],
    ['startsLocal', '2027-02-30T18:30', 'no-such-local-time'],
    ['startsLocal', '2027-03-05 18:30', 'invalid-local-time'],
    ['startsLocal', '2026-03-05T18:30', 'in-the-past'],
    ['rsvpDeadline', '2027-04-01T12:00', 'deadline-after-start'],
    ['hosts', ['01a2014d-56e3-752e-83ac-c533ff6bbf62'], 'host-not-a-member'],
    ['hosts', ['nobody'], 'host-not-a-member'],
    ['capacity', 0, 'too-small'],
    ['capacity', 1.5, 'not-a-number'],
    ['kind', 'orgie', 'unknown-event-kind'],
    ['timeZone', 'Mars/Olympus', 'unknown-time-zone'],
    ['roomUrl', 'javascript:alert(1)', 'invalid-url'],
    ['seriesId', null, 'unknown-field'],
    ['status', 'cancelled', 'invalid-choice'],
    ['place', { name: 'Ici', lat: 1 }, 'unknown-field'],
  ])('is refused with %s %j: %s', async (field, value, code) => {
    const { status, json } = await schedule({
      title: 'Apéro',
      startsLocal: '2027-03-05T18:30',
      [field]: value,
    });
    expect(status).toBe(422);
    expect(json.errors[0]).toMatchObject({
      code,
      field: code === 'unknown-field' && field === 'place' ? 'place.lat' : field,
    });
    expect(json.errors[0].message).not.toMatch(/^errors\./);
  });

  it('is scheduled once with the same Idempotency-Key', async () => {
    const body = { title: 'Une seule fois', startsLocal: '2027-03-05T18:30' };
    const post = () =>
      client.post(`/api/communities/${community.slug}/events`, body, { 'idempotency-key': 'event' });
    const [first, second] = [await post(), await post()];
    expect(second.json.id).toBe(first.json.id);
  });

  it('is changed by who read its latest revision', async () => {
    const { id } = await buildEvent(app, { community });
    const path = `/api/events/${id}`;
    const etag = (await client.get(path)).headers.get('etag')!;
    const changed = await client.patch(path, { title: 'Nouveau titre' }, { 'if-match': etag });
    expect(changed.json).toMatchObject({ title: 'Nouveau titre', revision: 2 });
    expect(changed.headers.get('etag')).toBe('"2"');
    const stale = await client.patch(path, { title: 'Trop tard' }, { 'if-match': etag });
    expect([stale.status, stale.json.code]).toEqual([412, 'stale']);
  });

  it('as a draft is its managers’, is published or deleted', async () => {
    const { json: draft } = await schedule({
      title: 'Brouillon',
      startsLocal: '2027-03-05T18:30',
      status: 'draft',
    });
    const path = `/api/events/${draft.id}`;
    const member = await apiClient(app, (await buildMember(app, { community })).email);
    expect((await member.get(path)).status).toBe(404);
    expect((await client.patch(path, { status: 'scheduled' })).json.status).toBe('scheduled');
    expect((await member.get(path)).status).toBe(200);
    expect((await client.delete(path)).json.code).toBe('not-a-draft');
    const { json: other } = await schedule({
      title: 'Brouillon',
      startsLocal: '2027-03-05T18:30',
      status: 'draft',
    });
    expect((await client.delete(`/api/events/${other.id}`)).status).toBe(204);
    expect((await client.get(`/api/events/${other.id}`)).status).toBe(404);
  });

  it('is cancelled with a word, or without a body, once', async () => {
    const [one, two] = [await buildEvent(app, { community }), await buildEvent(app, { community })];
    const cancelled = await client.post(`/api/events/${one.id}/cancellation`, { word: 'Trop de neige' });
    expect(cancelled.json).toMatchObject({
      status: 'cancelled',
      cancellationWord: 'Trop de neige',
      can: { edit: false, cancel: false, answer: false },
    });
    expect((await client.post(`/api/events/${one.id}/cancellation`, {})).json.code).toBe('event-cancelled');
    expect((await client.post(`/api/events/${two.id}/cancellation`)).json.status).toBe('cancelled');
  });
});

describe('an answer', () => {
  it('takes a seat, waits, moves up, and is idempotent', async () => {
    const event = await buildEvent(app, { community, capacity: 1 });
    const [ana, bob] = [
      await apiClient(app, (await buildMember(app, { community })).email),
      await apiClient(app, (await buildMember(app, { community })).email),
    ];
    const path = `/api/events/${event.id}/rsvp`;
    const going = { answer: 'yes', outcome: 'going', position: null, guests: 0 };
    expect((await ana.put(path, { answer: 'yes' })).json).toMatchObject(going);
    const waits = { answer: 'yes', outcome: 'waitlisted', position: 1 };
    expect((await bob.put(path, { answer: 'yes', note: 'Si possible' })).json).toMatchObject(waits);
    expect((await bob.put(path, { answer: 'yes' })).json).toMatchObject({ ...waits, note: 'Si possible' });
    expect((await client.get(`/api/events/${event.id}`)).json).toMatchObject({
      seatsTaken: 1,
      seatsLeft: 0,
      waiting: 1,
    });
    expect((await ana.put(path, { answer: 'no' })).json.outcome).toBe('declined');
    expect((await bob.get(`/api/events/${event.id}`)).json.myRsvp).toMatchObject(going);
    expect((await bob.get('/api/me/agenda')).json.items).toMatchObject([{ id: event.id, myRsvp: going }]);
    expect((await ana.get('/api/me/agenda')).json.items).toEqual([]);
  });

  it('is refused when it comes too late, to what is cancelled, with too many', async () => {
    const event = await buildEvent(app, { community, capacity: 1, maxGuests: 2 });
    const path = `/api/events/${event.id}/rsvp`;
    const many = await client.put(path, { answer: 'yes', guests: 3 });
    expect([many.status, many.json.errors]).toMatchObject([422, [{ code: 'too-many-guests', max: 2 }]]);
    await client.put(path, { answer: 'yes' });
    expect((await client.put(path, { answer: 'yes', guests: 1 })).json.code).toBe('full');
    const now = app.clock.now();
    app.clock.set(Date.UTC(2027, 2, 5, 17, 31));
    const late = await apiClient(app, (await buildMember(app, { community })).email);
    expect((await late.put(path, { answer: 'yes' })).json.code).toBe('event-begun');
    expect((await late.put(path, { answer: 'no' })).status).toBe(200);
    app.clock.set(now);
    await client.post(`/api/events/${event.id}/cancellation`);
    expect((await client.put(path, { answer: 'no' })).json.code).toBe('event-cancelled');
  });

  it.each([{}, { answer: 'going' }, { answer: 'yes', outcome: 'going' }, { answer: 'yes', guests: -1 }])(
    'is not %j',
    async (body) => {
      const event = await buildEvent(app, { community });
      expect((await client.put(`/api/events/${event.id}/rsvp`, body)).status).toBe(422);
    },
  );
});

describe('invitations', () => {
  it('are counted, listed as the hosts wrote them, and taken back', async () => {
    const event = await buildEvent(app, { community });
    const path = `/api/events/${event.id}/invitations`;
    const emails = ['A@asso.example', 'a@asso.example', 'b@asso.example'];
    expect((await client.post(path, { emails })).json).toEqual({ invited: 2, already: 0 });
    expect((await client.post(path, { emails: ['b@asso.example', 'c@asso.example'] })).json).toEqual({
      invited: 1,
      already: 1,
    });
    const { items } = (await client.get(path)).json as {
      items: { email: string; account: { id: string } }[];
    };
    expect(items.map(({ email }) => email)).toEqual(['a@asso.example', 'b@asso.example', 'c@asso.example']);
    const { account } = items[0]!;
    expect((await client.delete(`${path}/${account.id}`)).status).toBe(204);
    expect((await client.delete(`${path}/${account.id}`)).status).toBe(404);
    expect((await client.get(path)).json.items).toHaveLength(2);
  });

  it('do not tell whether an address has an account, nor whose', async () => {
    const event = await buildEvent(app, { community });
    const known = await buildInvited(app, event);
    const path = `/api/events/${event.id}/invitations`;
    await client.post(path, { emails: ['nobody@asso.example'] });
    const { json, text } = await client.get(path);
    expect(text).not.toContain(known.displayName);
    const nameless = { displayName: '', profession: null, territory: null };
    expect(json.items).toMatchObject([{ account: nameless }, { account: nameless }]);
    const member = await buildMember(app, { community });
    await client.post(path, { emails: [member.email] });
    const [, , third] = (await client.get(path)).json.items;
    expect(third).toMatchObject({ account: { displayName: member.displayName }, email: null });
  });

  it('let somebody see and answer that event alone, until withdrawn', async () => {
    const [event, other] = [await buildEvent(app, { community }), await buildEvent(app, { community })];
    const guest = await buildInvited(app, event);
    const theirs = await apiClient(app, guest.email);
    expect((await theirs.get(`/api/events/${event.id}`)).status).toBe(200);
    expect((await theirs.get(`/api/events/${other.id}`)).status).toBe(404);
    await client.delete(`/api/events/${event.id}/invitations/${guest.accountId}`);
    expect((await theirs.get(`/api/events/${event.id}`)).status).toBe(404);
  });

  it('wait for the event to be scheduled', async () => {
    const draft = await buildEvent(app, { community, status: 'draft' });
    const refused = await client.post(`/api/events/${draft.id}/invitations`, { emails: ['a@asso.example'] });
    expect([refused.status, refused.json.code]).toEqual([409, 'not-scheduled']);
  });
});

describe('what is not there, or not mine', () => {
  it.each([
    'nothing',
    '01a2014d-56e3-752e-83ac-c533ff6bbf62',
    '%F0%9F%8D%BB',
    "'; drop table events; --",
    'x'.repeat(3000),
  ])('%s is 404 everywhere', async (id) => {
    const at = encodeURI(decodeURI(id));
    const asked = [
      client.get(`/api/events/${at}`),
      client.patch(`/api/events/${at}`, { title: 'Titre' }),
      client.delete(`/api/events/${at}`),
      client.post(`/api/events/${at}/cancellation`, {}),
      client.get(`/api/events/${at}/invitations`),
      client.put(`/api/events/${at}/rsvp`, { answer: 'no' }),
      client.get(`/api/events/${at}/rsvps`),
      client.get(`/api/communities/${at}`),
      client.patch(`/api/communities/${at}`, {}),
      client.get(`/api/communities/${at}/members`),
      client.get(`/api/communities/${at}/events`),
      client.delete(`/api/communities/${community.slug}/members/${at}`),
      client.delete(`/api/me/sessions/${at}`),
      client.delete(`/api/me/access-tokens/${at}`),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 404));
  });

  it('of another’s community is 404', async () => {
    const other = await apiClient(app, (await buildAccount(app)).email);
    const event = await buildEvent(app, { community });
    expect((await other.patch(`/api/events/${event.id}`, { title: 'À moi' })).status).toBe(404);
  });
});
