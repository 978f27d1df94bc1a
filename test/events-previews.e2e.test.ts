import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventService } from '../src/features/events/event.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { HOUR } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import {
  buildAccount,
  type BuiltEvent,
  buildEvent,
  buildInvited,
  buildOccurrence,
  buildRsvp,
  buildSeries,
  type Person,
} from './support/builders.js';
import { buildFollower } from './support/followers.js';
import { A_MONDAY } from './support/fake-clock.js';
import type { Json } from './support/client.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const api = (person: Person): Promise<ApiClient> => apiClient(app, person.email);
const eventOf = async ({ host, id }: BuiltEvent) => (await app.get(EventService).view(host, id)).event;

describe('a change’s preview', () => {
  async function preview(
    event: Pick<BuiltEvent, 'host' | 'id'>,
    change: object,
  ): Promise<Record<string, Json>> {
    const client = await api(event.host);
    const answer = await client.post(`/api/events/${event.id}/change-previews`, change);
    return answer.json as Record<string, Json>;
  }

  async function answered(): Promise<BuiltEvent> {
    const event = await buildEvent(app, { capacity: 2 });
    for (const answer of ['yes', 'yes', 'yes', 'yes', 'maybe', 'no']) await buildRsvp(app, { event, answer });
    await buildInvited(app, event);
    await buildInvited(app, event);
    await app.settle();
    return event;
  }

  it('counts those whom saving then mails, and writes nothing', async () => {
    const event = await answered();
    const before = await eventOf(event);
    const change = {
      startsLocal: '2027-03-06T19:00',
      place: { name: 'Ailleurs' },
      capacity: 3,
      description: 'Neuf',
    };
    const foreseen = await preview(event, change);
    expect(foreseen).toEqual({
      changes: ['time', 'place'],
      late: false,
      told: [
        { reason: 'going', count: 2 },
        { reason: 'waitlisted', count: 1 },
        { reason: 'maybe', count: 1 },
        { reason: 'invited', count: 2 },
        { reason: 'promoted', count: 1 },
      ],
      promoted: 1,
      notTold: ['description', 'capacity'],
    });
    await app.settle();
    expect(await eventOf(event)).toEqual(before);
    const mailed = async () => new Set((await app.mails()).map(({ id, toAddress }) => `${id} ${toAddress}`));
    const earlier = await mailed();
    await (await api(event.host)).patch(`/api/events/${event.id}`, change);
    await app.settle();
    const fresh = [...(await mailed())].filter((mail) => !earlier.has(mail));
    expect(new Set(fresh.map((mail) => mail.split(' ')[1])).size).toBe(7);
  });

  it('of one date of a series counts those who follow it, and no more people than are mailed', async () => {
    const series = await buildSeries(app, { until: '2027-03-26', capacity: 2 });
    for (let count = 0; count < 3; count += 1) await buildFollower(app, { series });
    const absent = await buildFollower(app, { series });
    const { id } = await buildOccurrence(app, { series, on: '2027-03-12' });
    const event = { ...series, id };
    await (await api(absent)).put(`/api/events/${id}/rsvp`, { answer: 'no', guests: 0 });
    await app.settle();
    const change = { place: { name: 'Ailleurs' } };
    expect((await preview(event, change)).told).toEqual([
      { reason: 'going', count: 2 },
      { reason: 'waitlisted', count: 1 },
    ]);
    const earlier = (await app.mails()).length;
    await (await api(series.host)).patch(`/api/events/${id}`, change);
    await app.settle();
    expect((await app.mails()).slice(earlier)).toHaveLength(3);
    expect((await preview(event, { capacity: 3 })).told).toEqual([{ reason: 'promoted', count: 1 }]);
  });

  it('of a fix in the text tells nobody', async () => {
    const event = await answered();
    expect(await preview(event, { description: 'Sans faute' })).toEqual({
      changes: [],
      late: false,
      told: [],
      promoted: 0,
      notTold: ['description'],
    });
  });

  it('of a draft tells nobody', async () => {
    const draft = await buildEvent(app, { status: 'draft' });
    expect(await preview(draft, { title: 'Autre chose', status: 'scheduled' })).toMatchObject({ told: [] });
  });

  it('names those who would lose their place', async () => {
    const event = await buildEvent(app, { audience: 'public' });
    await buildRsvp(app, { event, account: await buildAccount(app) });
    await buildRsvp(app, { event });
    await app.settle();
    expect((await preview(event, { audience: 'members' })).told).toEqual([{ reason: 'left-out', count: 1 }]);
  });

  it('names those who get the seats of who would lose them', async () => {
    const event = await buildEvent(app, { audience: 'public', capacity: 1 });
    await buildRsvp(app, { event, account: await buildAccount(app) });
    await buildRsvp(app, { event, account: await buildAccount(app) });
    const { account } = await buildRsvp(app, { event });
    await app.settle();
    expect(await preview(event, { audience: 'members' })).toMatchObject({
      told: [
        { reason: 'promoted', count: 1 },
        { reason: 'left-out', count: 2 },
      ],
      promoted: 1,
    });
    await (await api(event.host)).patch(`/api/events/${event.id}`, { audience: 'members' });
    await app.settle();
    expect((await app.mails(account.email)).at(-1)?.subject).toContain('libérée');
  });

  it('says when it comes late, and when a seat is offered to who waits', async () => {
    const event = await buildEvent(app, { capacity: 1 });
    await buildRsvp(app, { event });
    await buildRsvp(app, { event });
    await app.settle();
    app.clock.set((await eventOf(event)).startsAt - 2 * HOUR);
    const late = await preview(event, { place: { name: 'Ailleurs' } });
    const larger = await preview(event, { capacity: 2 });
    app.clock.set(A_MONDAY);
    expect(late).toMatchObject({ late: true, changes: ['place'] });
    expect(larger).toMatchObject({ told: [{ reason: 'offered', count: 1 }], promoted: 0 });
  });

  it('refuses what saving refuses', async () => {
    const event = await buildEvent(app);
    const client = await api(event.host);
    const path = `/api/events/${event.id}/change-previews`;
    expect((await client.post(path, { startsLocal: '2026-01-01T10:00' })).status).toBe(422);
    expect((await client.post(path, { title: 'Encore' }, { 'if-match': '"99"' })).status).toBe(412);
    await app.get(EventSchedulingService).cancel(event.host, event.id, '');
    expect((await client.post(path, { title: 'Encore' })).status).toBe(409);
  });

  it('asks as many queries however many people there are', async () => {
    const event = await answered();
    const ask = () => preview(event, { title: 'Un autre titre' });
    await ask();
    const few = (await queriesOf(app, ask)).length;
    for (let count = 0; count < 3; count += 1) await buildInvited(app, event);
    await app.settle();
    expect((await queriesOf(app, ask)).length).toBe(few);
  });
});
