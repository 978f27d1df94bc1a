import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { ConfirmationService } from '../src/features/topics/confirmation.service.js';
import { HOUR, MINUTE } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { apiClient } from './support/api-client.js';
import {
  buildAccount,
  type BuiltEvent,
  buildCommunity,
  buildEvent,
  buildMember,
  buildOccurrence,
  buildRsvp,
  buildSeries,
} from './support/builders.js';
import type { Client } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);
const ENDS = STARTS + 2 * HOUR;
const LINK = 'https://visio.example/salle-secrete';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ environment: { JITSI_URL: 'https://meet.example/' } });
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

const apero = (fields: Record<string, unknown> = {}) =>
  buildEvent(app, { format: 'video', roomUrl: LINK, ...fields });
const stateFor = async (client: Client, { id }: BuiltEvent): Promise<string> =>
  (await client.get(`/api/events/${id}/room`)).json.state as string;
const enter = (client: Client, { id }: BuiltEvent) => client.post(`/api/events/${id}/room/entries`);

/** Somebody who is going, at their keyboard. */
async function goingTo(event: BuiltEvent) {
  const { account } = await buildRsvp(app, { event });
  return { account, client: await apiClient(app, account.email) };
}

describe('the gate', () => {
  it.each([
    ['in the morning', STARTS - 8 * HOUR, 'early', 409, 'room-not-open'],
    ['a quarter of an hour before', STARTS - 15 * MINUTE, 'open', 201, null],
    ['as it begins', STARTS, 'late', 201, null],
    ['near the end', ENDS - MINUTE, 'late', 201, null],
    ['afterwards', ENDS, 'over', 409, 'event-over'],
  ] as const)('%s is %s', async (_name, now, state, status, code) => {
    const event = await apero();
    const { client } = await goingTo(event);
    app.clock.set(now);
    expect((await client.get(`/api/events/${event.id}/room`)).json).toEqual({
      state,
      opensAt: '2027-03-05T17:15:00.000Z',
      closesAt: '2027-03-05T19:30:00.000Z',
      mayEnter: status === 201,
      anyoneMayBegin: false,
    });
    const answer = await enter(client, event);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject(code ? { code } : { url: LINK });
  });

  it('is dead once the gathering is cancelled', async () => {
    const event = await apero();
    const { client } = await goingTo(event);
    await app.get(EventSchedulingService).cancel(event.host, event.id, '');
    app.clock.set(STARTS);
    expect(await stateFor(client, event)).toBe('cancelled');
    expect((await enter(client, event)).json).toMatchObject({ status: 409, code: 'event-cancelled' });
  });

  it('stays shut for who is not going, and opens with a yes', async () => {
    const event = await apero();
    const member = await buildMember(app, { community: event.community });
    const client = await apiClient(app, member.email);
    app.clock.set(STARTS - MINUTE);
    expect(await stateFor(client, event)).toBe('not-going');
    expect((await enter(client, event)).json).toMatchObject({ status: 403, code: 'not-going' });
    await client.put(`/api/events/${event.id}/rsvp`, { answer: 'yes' });
    expect((await enter(client, event)).status).toBe(201);
  });

  it('stays shut for who waits for a seat', async () => {
    const event = await apero({ capacity: 1 });
    await goingTo(event);
    const { client } = await goingTo(event);
    app.clock.set(STARTS);
    expect(await stateFor(client, event)).toBe('waiting');
    expect((await enter(client, event)).json).toMatchObject({ status: 403, code: 'not-going' });
  });

  it('lets hosts in ahead, to prepare the room', async () => {
    const event = await apero();
    const client = await apiClient(app, event.host.email);
    expect(await stateFor(client, event)).toBe('early');
    expect((await enter(client, event)).json).toEqual({ url: LINK });
  });

  it('says that anybody may begin where no host is left', async () => {
    const organiser = await buildAccount(app);
    const community = await buildCommunity(app, { organiser });
    const other = await buildMember(app, { community, role: 'cohost' });
    const event = await apero({ community, hosts: [other.accountId] });
    const { client } = await goingTo(event);
    await app.get(MembershipService).leave(other, community.slug);
    app.clock.set(STARTS - 2 * HOUR);
    expect((await client.get(`/api/events/${event.id}/room`)).json).toMatchObject({ anyoneMayBegin: true });
  });

  it('says the same of a date of a series that its host has not confirmed, until they do', async () => {
    const series = await buildSeries(app, { format: 'video', roomUrl: LINK });
    const event = await buildOccurrence(app, { series });
    const { client } = await goingTo(event);
    const read = async () =>
      (await client.get(`/api/events/${event.id}/room`)).json.anyoneMayBegin as boolean;
    expect(await read()).toBe(false);
    app.clock.set(STARTS - 2 * HOUR);
    expect(await read()).toBe(true);
    await app.get(ConfirmationService).confirm(event.host.accountId, event.id);
    expect(await read()).toBe(false);
  });

  it.each([
    ['a table in a café', { format: 'in-person' }],
    ['a link that is still to be given', { roomUrl: null }],
    ['a draft', { status: 'draft' }],
  ])('has no room: %s', async (_name, fields) => {
    const event = await apero(fields);
    const client = await apiClient(app, event.host.email);
    expect(await stateFor(client, event)).toBe('no-room');
    expect((await enter(client, event)).json).toMatchObject({ status: 409, code: 'no-room' });
  });

  it('does not exist for who may not know of the gathering', async () => {
    const event = await apero();
    const client = await apiClient(app, (await buildAccount(app)).email);
    expect((await client.get(`/api/events/${event.id}/room`)).status).toBe(404);
    expect((await enter(client, event)).status).toBe(404);
    expect((await client.get('/api/events/unknown/room')).status).toBe(404);
  });
});

describe('a generated room', () => {
  it('is the same for all who come, each gathering its own, and stored nowhere', async () => {
    const [event, another] = [
      await apero({ room: 'generated', roomUrl: null }),
      await apero({ room: 'generated', roomUrl: null }),
    ];
    const [one, two] = [await goingTo(event), await goingTo(event)];
    const elsewhere = await goingTo(another);
    app.clock.set(STARTS);
    const urls = await Promise.all([
      enter(one.client, event),
      enter(two.client, event),
      enter(elsewhere.client, another),
    ]);
    const [first, second, third] = urls.map(({ json }) => json.url as string);
    expect(first).toMatch(/^https:\/\/meet\.example\/maillage-[a-z2-7]{32}$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    const { json } = await one.client.get(`/api/events/${event.id}`);
    expect(json).toMatchObject({ room: { provider: 'generated' } });
  });

  it('takes the place of a link, and gives it back', async () => {
    const event = await apero();
    const client = await apiClient(app, event.host.email);
    const path = `/api/events/${event.id}`;
    expect((await client.get(path)).json.room).toEqual({ provider: 'link' });
    expect((await client.patch(path, { room: 'generated' })).json.room).toEqual({ provider: 'generated' });
    expect((await client.patch(path, { title: 'Un autre titre' })).json.room).toEqual({
      provider: 'generated',
    });
    expect((await client.patch(path, { roomUrl: LINK })).json.room).toEqual({ provider: 'link' });
    expect((await client.patch(path, { room: null })).json.room).toBeNull();
  });

  it('is made for what is done again on another date', async () => {
    const event = await apero({ room: 'generated', roomUrl: null });
    const client = await apiClient(app, event.host.email);
    const again = await client.post(`/api/events/${event.id}/duplicates`, {
      startsLocal: '2027-04-02T18:30',
    });
    expect(again.json).toMatchObject({ room: { provider: 'generated' } });
  });
});

describe('an instance without a server of its own', () => {
  let other: TestApp;
  beforeAll(async () => {
    other = await startApp();
  });
  afterAll(() => other.close());

  it('refuses to make rooms, and takes links', async () => {
    const { slug, organiser } = await buildCommunity(other);
    const client = await apiClient(other, organiser.email);
    const asked = { title: 'Visio', startsLocal: '2027-03-05T18:30', format: 'video' };
    const refused = await client.post(`/api/communities/${slug}/events`, { ...asked, room: 'generated' });
    expect(refused.json).toMatchObject({ status: 422, errors: [{ field: 'room', code: 'no-room-server' }] });
    const made = await client.post(`/api/communities/${slug}/events`, { ...asked, roomUrl: LINK });
    expect(made.status).toBe(201);
  });
});

describe('a hostile link', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://visio.example/a\r\nX-Injected: 1',
    'https://user:secret@visio.example/',
    'https://visio.example@evil.example/',
    'file:///etc/passwd',
  ])('%j is refused', async (roomUrl) => {
    const event = await apero();
    const client = await apiClient(app, event.host.email);
    const answer = await client.patch(`/api/events/${event.id}`, { roomUrl });
    expect(answer.json).toMatchObject({ status: 422, errors: [{ field: 'roomUrl', code: 'invalid-url' }] });
  });

  it('in another alphabet reads as what it is', async () => {
    const event = await apero({ roomUrl: 'https://vіsio.example/salle' });
    app.clock.set(STARTS);
    const answer = await enter(await apiClient(app, event.host.email), event);
    expect(answer.json).toEqual({ url: 'https://xn--vsio-l9d.example/salle' });
  });
});
