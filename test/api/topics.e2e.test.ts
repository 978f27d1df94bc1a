import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient } from '../support/api-client.js';
import {
  type BuiltEvent,
  type BuiltSeries,
  buildEvent,
  buildMember,
  buildOccurrence,
  buildSeries,
  buildTopic,
} from '../support/builders.js';
import { itemsOf } from '../support/client.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

interface Friday {
  series: BuiltSeries;
  date: BuiltEvent;
  next: BuiltEvent;
  host: ApiClient;
  member: ApiClient;
}

async function buildFriday(fields: Record<string, unknown> = {}): Promise<Friday> {
  const series = await buildSeries(app, { until: '2027-03-12', ...fields });
  const date = await buildOccurrence(app, { series });
  const next = await buildOccurrence(app, { series, on: '2027-03-12' });
  const { email } = await buildMember(app, { community: series.community });
  return {
    series,
    date,
    next,
    host: await apiClient(app, series.host.email),
    member: await apiClient(app, email),
  };
}

describe('/api/events/{id}/topics', () => {
  it('takes a topic once for a key, and lists the agenda before what is proposed', async () => {
    const { date, host, member } = await buildFriday();
    const path = `/api/events/${date.id}/topics`;
    const headers = { 'Idempotency-Key': 'le-logement' };
    const body = { title: 'Le logement', words: 'Un dispositif.', minutes: 10 };
    const sent = await member.send('POST', path, { body, headers });
    const again = await member.send('POST', path, { body, headers });
    expect(again.json.id).toBe(sent.json.id);
    expect(sent.json).toMatchObject({ state: 'proposed', order: null, supports: 0, can: { edit: true } });
    const other = await host.post(path, { title: 'Le surendettement' });
    const accepted = await host.patch(`${path}/${other.json.id}`, { state: 'accepted' });
    expect(accepted.json).toMatchObject({ state: 'accepted', order: 1 });
    const first = await member.get(`${path}?limit=1`);
    expect(itemsOf(first)).toMatchObject([{ title: 'Le surendettement' }]);
    const rest = await member.get(`${path}?cursor=${first.json.next}`);
    expect(itemsOf(rest)).toMatchObject([{ title: 'Le logement' }]);
  });

  it('says where a topic is found once it is kept, and what waits in the series', async () => {
    const { series, date, next, host, member } = await buildFriday();
    const id = await buildTopic(app, { date, title: 'Le logement' });
    const kept = await host.patch(`/api/events/${date.id}/topics/${id}`, { state: 'kept' });
    expect(kept.json).toMatchObject({ eventId: next.id, state: 'kept' });
    const waiting = await host.patch(`/api/events/${next.id}/topics/${id}`, {
      state: 'kept',
      keptFor: 'some-day',
    });
    expect(waiting.json).toMatchObject({ eventId: null, state: 'kept' });
    expect(itemsOf(await member.get(`/api/series/${series.id}/topics`))).toMatchObject([{ id }]);
    const supported = await member.put(`/api/events/${date.id}/topics/${id}/support`, {});
    expect(supported.json).toMatchObject({ supports: 1, supported: true });
  });

  it('refuses what cannot be by its field', async () => {
    const { date, member } = await buildFriday();
    const path = `/api/events/${date.id}/topics`;
    for (const [field, body] of [
      ['title', { title: ' x ' }],
      ['title', { title: 'x'.repeat(121) }],
      ['words', { title: 'Le logement', words: 'x'.repeat(1001) }],
      ['minutes', { title: 'Le logement', minutes: 0 }],
    ] as const) {
      const { status, json } = await member.post(path, body);
      expect([status, json.errors[0].field]).toEqual([422, field]);
    }
    const table = await buildEvent(app);
    const client = await apiClient(app, table.host.email);
    const refused = await client.post(`/api/events/${table.id}/topics`, { title: 'Le logement' });
    expect([refused.status, refused.json.code]).toEqual([409, 'no-topics-here']);
  });
});

describe('who hosts', () => {
  it('is read, taken, confirmed and given back', async () => {
    const { series, date, next, host, member } = await buildFriday();
    const duty = `/api/events/${date.id}/duty`;
    expect((await member.get(duty)).json).toMatchObject({
      hosted: true,
      confirmed: false,
      can: { take: false },
    });
    expect((await host.post(`/api/events/${date.id}/confirmation`, {})).json.confirmed).toBe(true);
    expect((await host.delete(`/api/events/${date.id}/confirmation`)).status).toBe(204);
    expect((await host.delete(duty)).status).toBe(204);
    expect((await member.get(duty)).json).toMatchObject({ hosted: false, hosts: [] });
    const swapped = await host.post(`/api/series/${series.id}/rota/swaps`, { eventIds: [date.id, next.id] });
    expect(itemsOf(swapped)).toMatchObject([
      { eventId: date.id, hosted: true },
      { eventId: next.id, hosted: false },
    ]);
    const table = await buildEvent(app);
    const client = await apiClient(app, table.host.email);
    expect((await client.get(`/api/events/${table.id}/duty`)).status).toBe(404);
    expect((await client.put(`/api/events/${table.id}/duty`, {})).json.code).toBe('not-in-series');
  });

  it('is not named to strangers', async () => {
    const { series, date } = await buildFriday({ audience: 'public' });
    const stranger = await apiClient(app);
    expect((await stranger.get(`/api/events/${date.id}/duty`)).json).toMatchObject({
      hosts: [],
      hosted: true,
    });
    const rota = await stranger.get(`/api/series/${series.id}/rota`);
    expect(itemsOf(rota)).toMatchObject([
      { hosts: [], hosted: true },
      { hosts: [], hosted: true },
    ]);
  });
});
