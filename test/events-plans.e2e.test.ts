import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventService } from '../src/features/events/event.service.js';
import { AttendeeService } from '../src/features/rsvps/attendee.service.js';
import { HOUR } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import {
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildMember,
  buildRsvp,
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
const outcomeOf = async (person: Person, { id }: BuiltEvent) =>
  (await app.get(AttendeeService).mine(person, id))?.rsvp.outcome ?? null;

describe('held seats', () => {
  it('are not free, never more than there are, and go to who waits once given back', async () => {
    const event = await buildEvent(app, { capacity: 3, heldSeats: 2 });
    const organiser = await api(event.host);
    const path = `/api/events/${event.id}`;
    const first = await buildRsvp(app, { event });
    const waits = await buildRsvp(app, { event });
    expect((await organiser.get(path)).json).toMatchObject({
      heldSeats: 2,
      seatsLeft: 0,
      seatsTaken: 1,
      waiting: 1,
    });
    expect(first.rsvp.outcome).toBe('going');
    for (const change of [{ heldSeats: 4 }, { capacity: 1 }]) {
      const refused = await organiser.patch(path, change);
      expect(refused.json.errors).toMatchObject([{ field: 'heldSeats', code: 'more-than-capacity' }]);
    }
    expect((await organiser.patch(path, { heldSeats: 101 })).status).toBe(422);
    await app.settle();
    await organiser.patch(path, { heldSeats: 1 });
    expect(await outcomeOf(waits.account, event)).toBe('going');
    await app.settle();
    expect((await app.mails(waits.account.email)).at(-1)?.subject).toContain('place s’est libérée');
  });
});

describe('dates that nobody could answer', () => {
  it.each([
    ['in five digits once over', { startsLocal: '9999-12-31T23:30' }, 'invalid-local-time'],
    ['with a deadline that has passed', { rsvpDeadline: '2026-11-01T12:00' }, 'in-the-past'],
  ])('are refused: %s', async (_which, fields, code) => {
    const { slug, organiser } = await buildCommunity(app);
    const plan = { title: 'Apéro', startsLocal: '2027-03-05T18:30', ...fields };
    const refused = await (await api(organiser)).post(`/api/communities/${slug}/events`, plan);
    expect([refused.status, refused.json.errors]).toMatchObject([422, [{ code }]]);
  });

  it('are refused when a draft is published, and a host may close answers early', async () => {
    const draft = await buildEvent(app, { status: 'draft', rsvpDeadline: '2026-11-01T12:00' });
    const client = await api(draft.host);
    const path = `/api/events/${draft.id}`;
    const refused = await client.patch(path, { status: 'scheduled' });
    expect(refused.json.errors).toMatchObject([{ field: 'rsvpDeadline', code: 'in-the-past' }]);
    expect((await client.patch(path, { status: 'scheduled', rsvpDeadline: null })).status).toBe(200);
    expect((await client.patch(path, { rsvpDeadline: '2026-11-01T12:00' })).status).toBe(200);
  });
});

describe('a late change', () => {
  it('keeps when and where it was', async () => {
    const event = await buildEvent(app, { place: { name: 'Le Ressac' } });
    const before = await eventOf(event);
    app.clock.set(before.startsAt - 5 * HOUR);
    await (await api(event.host)).patch(`/api/events/${event.id}`, { place: { name: 'Le Phare' } });
    app.clock.set(A_MONDAY);
    const { startsAt, endsAt, timeZone, place } = before;
    const at = startsAt - 5 * HOUR;
    expect((await eventOf(event)).notices).toEqual([
      { revision: 2, changes: ['place'], late: true, before: { startsAt, endsAt, timeZone, place }, at },
    ]);
  });
});

describe('a draft', () => {
  it('is listed for those who manage it, and for nobody else', async () => {
    const community = await buildCommunity(app);
    const host = await buildMember(app, { community });
    const [cohost, member] = [
      await buildMember(app, { community, role: 'cohost' }),
      await buildMember(app, { community }),
    ];
    const draft = await buildEvent(app, { community, hosts: [host.accountId], status: 'draft' });
    const seenBy = async (person: Person): Promise<boolean[]> => {
      const client = await app.signIn(person.email);
      const pages = [`/communities/${community.slug}`, '/agenda?list=all'];
      const texts = await Promise.all(pages.map(async (path) => (await client.get(path)).text));
      return texts.map((text) => text.includes(draft.id) && text.includes('Brouillon'));
    };
    expect(await seenBy(host)).toEqual([true, true]);
    expect(await seenBy(cohost)).toEqual([true, true]);
    expect(await seenBy(member)).toEqual([false, false]);
  });

  it('whose date is past can still be changed, published on another date, or deleted', async () => {
    const draft = await buildEvent(app, { status: 'draft', startsLocal: '2027-03-02T18:30' });
    const { community } = draft;
    const other = await buildEvent(app, { community, status: 'draft', startsLocal: '2027-03-02T18:30' });
    app.clock.set(Date.UTC(2027, 2, 4));
    const client = await api(draft.host);
    const path = `/api/events/${draft.id}`;
    expect((await client.patch(path, { status: 'scheduled' })).status).toBe(422);
    expect((await client.patch(path, { title: 'Plus tard' })).status).toBe(200);
    const published = await client.patch(path, { status: 'scheduled', startsLocal: '2027-03-05T18:30' });
    const deleted = await client.delete(`/api/events/${other.id}`);
    app.clock.set(A_MONDAY);
    expect(published.json.status).toBe('scheduled');
    expect(deleted.status).toBe(204);
  });
});
