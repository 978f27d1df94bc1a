import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient } from '../support/api-client.js';
import {
  buildAdhesion,
  buildAssociation,
  buildCommunity,
  buildMember,
  buildSeries,
  type BuiltSeries,
  type Person,
} from '../support/builders.js';
import { A_MONDAY } from '../support/fake-clock.js';
import { itemsOf } from '../support/client.js';
import { buildFollower } from '../support/followers.js';
import { queriesOf } from '../support/query-count.js';
import { RENEWAL } from '../support/reserved-world.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const pathOf = ({ id }: BuiltSeries) => `/api/series/${id}/following`;

async function memberOf(series: BuiltSeries): Promise<{ person: Person; client: ApiClient }> {
  const person = await buildMember(app, { community: series.community });
  return { person, client: await apiClient(app, person.email) };
}

describe('following by the API', () => {
  it('answers what one has of the next thirty dates, and is undone', async () => {
    const series = await buildSeries(app, {
      capacity: 1,
      rule: { every: 'week', weekdays: ['wed', 'fri'] },
    });
    const [first, second] = [await memberOf(series), await memberOf(series)];
    expect((await first.client.get(pathOf(series))).json).toEqual({
      following: false,
      since: null,
      lapsedAt: null,
      dates: [],
    });
    const { json } = await first.client.put(pathOf(series));
    expect(json).toMatchObject({ following: true, since: new Date(A_MONDAY).toISOString(), lapsedAt: null });
    expect(json.dates).toHaveLength(30);
    expect(json.dates[0]).toMatchObject({
      startsLocal: '2027-03-05T18:30',
      outcome: 'going',
      position: null,
    });
    const waits = (await second.client.put(pathOf(series))).json;
    expect(waits.dates[1]).toMatchObject({
      startsLocal: '2027-03-10T18:30',
      outcome: 'waitlisted',
      position: 1,
    });
    for (let count = 0; count < 2; count += 1)
      expect((await first.client.delete(pathOf(series))).status).toBe(204);
    const promoted = (await second.client.get(pathOf(series))).json;
    expect(promoted.dates[1]).toMatchObject({ outcome: 'going', position: null });
  });

  it('says how to renew dues that it needs', async () => {
    const association = await buildAssociation(app, { name: 'Les Passerelles', renewalUrl: RENEWAL });
    const community = await buildCommunity(app);
    await buildAdhesion(app, { association, account: community.organiser });
    const series = await buildSeries(app, { community, audience: { adherentsOf: association.id } });
    const { client } = await memberOf(series);
    const refused = await client.put(pathOf(series));
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({ code: 'dues-needed' });
    expect(refused.json.detail).toContain('Les Passerelles');
  });
});

describe('the list of followers', () => {
  it.each([1, 2, 3])('is walked whole and in the order of ranks, by %i at a time', async (limit) => {
    const series = await buildSeries(app, { until: '2027-03-05' });
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) ids.push((await buildFollower(app, { series })).accountId);
    const host = await apiClient(app, series.host.email);
    const found: string[] = [];
    let cursor = '';
    do {
      const page = await host.get(`/api/series/${series.id}/followers?limit=${limit}${cursor}`);
      found.push(...itemsOf(page).map((item) => (item.account as { id: string }).id));
      cursor = page.json.next === null ? '' : `&cursor=${page.json.next}`;
    } while (cursor);
    expect(found).toEqual(ids);
  });

  it.each(['limit=0', 'cursor=nonsense', 'offset=3', `cursor=${Buffer.from('[1,2]').toString('base64url')}`])(
    'refuses ?%s',
    async (query) => {
      const series = await buildSeries(app, { until: '2027-03-05' });
      const host = await apiClient(app, series.host.email);
      expect((await host.get(`/api/series/${series.id}/followers?${query}`)).status).toBe(422);
    },
  );
});

describe('what it asks of the database', () => {
  const months = { rule: { every: 'month', nth: 1, weekday: 'fri' } };

  it('is as much for three who follow as for one, and for twenty-six dates as for six', async () => {
    const counts: number[][] = [];
    for (const fields of [months, {}]) {
      const series = await buildSeries(app, { ...fields, capacity: 30 });
      await buildFollower(app, { series });
      const { client } = await memberOf(series);
      const asked = async (work: () => Promise<unknown>) => (await queriesOf(app, work)).length;
      const list = () => client.get(`/api/series/${series.id}/followers`);
      counts.push([
        await asked(() => client.put(pathOf(series))),
        await asked(() => client.get(pathOf(series))),
        await asked(list),
        await asked(() => client.delete(pathOf(series))),
      ]);
      await client.put(pathOf(series));
      const alone = await asked(list);
      for (let count = 0; count < 2; count += 1) await buildFollower(app, { series });
      expect(await asked(list)).toBe(alone);
    }
    expect(counts[1]).toEqual(counts[0]);
    const [put = 0, get = 0, list = 0, remove = 0] = counts[0]!;
    expect(put).toBeLessThanOrEqual(18);
    expect(get).toBeLessThanOrEqual(4);
    expect(list).toBeLessThanOrEqual(4);
    expect(remove).toBeLessThanOrEqual(14);
  });
});
