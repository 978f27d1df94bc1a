import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient } from '../support/api-client.js';
import {
  buildAccount,
  type BuiltCommunity,
  buildCommunity,
  buildMember,
  buildSeries,
} from '../support/builders.js';
import { type Item, itemsOf } from '../support/client.js';
import { queriesOf } from '../support/query-count.js';

let app: TestApp;
let community: BuiltCommunity;
let client: ApiClient;
beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app);
  client = await apiClient(app, community.organiser.email);
});
afterAll(() => app.close());

const fridays = {
  title: 'Apéro visio du vendredi',
  kind: 'apero-visio',
  startsOn: '2027-03-02',
  time: '18:30',
  rule: { every: 'week', interval: 1, weekdays: ['fri'] },
};
const schedule = (body: object, headers?: Record<string, string>) =>
  client.post(`/api/communities/${community.slug}/series`, { ...fridays, ...body }, headers);

const occurrences = async (id: string): Promise<Item[]> =>
  itemsOf(await client.get(`/api/series/${id}/occurrences?limit=100`));

const localsOf = (dates: Item[]): string[] => dates.map(({ startsLocal }) => startsLocal as string);

describe('a series', () => {
  it('is scheduled in wall time, its link never given back', async () => {
    const created = await schedule({
      description: 'Chacun apporte ce dont il veut parler.',
      format: 'video',
      durationMinutes: 90,
      roomUrl: 'https://visio.example/salle-secrete',
      capacity: 12,
      deadlineHours: 3,
      until: '2027-06-25',
      skips: ['2027-03-26'],
      audience: 'public',
    });
    expect(created.json).toMatchObject({
      communitySlug: community.slug,
      sharedWith: [],
      previousId: null,
      rule: fridays.rule,
      // The first date that the rule has.
      startsOn: '2027-03-05',
      until: '2027-06-25',
      skips: ['2027-03-26'],
      time: '18:30',
      timeZone: 'Europe/Paris',
      room: { provider: 'link' },
      deadlineHours: 3,
      rotates: false,
      status: 'active',
      revision: 1,
      hosts: [{ id: community.organiser.accountId }],
      followers: 0,
      myFollowing: { following: false },
      can: { edit: true, cancel: true, follow: true },
    });
    expect(created.headers.get('location')).toBe(`/api/series/${created.json.id}`);
    const shown = await client.get(`/api/series/${created.json.id}`);
    expect(shown.json).toEqual(created.json);
    expect(shown.text).not.toContain('salle-secrete');
    expect(localsOf(shown.json.nextDates as Item[]).slice(2, 5)).toEqual([
      '2027-03-19T18:30',
      '2027-03-26T18:30',
      '2027-04-02T18:30',
    ]);
    expect(shown.json.nextDates[0]).toMatchObject({
      seriesId: created.json.id,
      startsAt: '2027-03-05T17:30:00.000Z',
      rsvpDeadline: '2027-03-05T14:30:00.000Z',
      capacity: 12,
      audience: 'public',
    });
    expect(shown.json.nextDates[4]).toMatchObject({ startsAt: '2027-04-02T16:30:00.000Z' });
    expect(await occurrences(created.json.id as string)).toHaveLength(17);
  });

  it('is monthly on the nth or the last weekday', async () => {
    const created = await schedule({ rule: { every: 'month', nth: -1, weekday: 'thu' } });
    expect(localsOf(created.json.nextDates as Item[]).slice(0, 3)).toEqual([
      '2027-03-25T18:30',
      '2027-04-29T18:30',
      '2027-05-27T18:30',
    ]);
  });

  it('shows a skipped holiday as cancelled, under its name', async () => {
    const created = await schedule({ skips: ['2027-05-14', '2027-07-09', '2027-04-09'], rule: fridays.rule });
    const holidays = await schedule({ rule: { every: 'week', weekdays: ['mon'] }, skips: ['2027-03-29'] });
    const [, , , easter] = holidays.json.nextDates as Item[];
    expect(easter).toMatchObject({
      startsLocal: '2027-03-29T18:30',
      status: 'cancelled',
      cancellationWord: 'Lundi de Pâques',
    });
    expect(created.json.skips).toEqual(['2027-04-09', '2027-05-14', '2027-07-09']);
  });

  it.each([
    ['time', '02:30', 'in-the-night'],
    ['time', '01:00', 'in-the-night'],
    ['time', '03:59', 'in-the-night'],
    ['time', '24:00', 'invalid-time'],
    ['startsOn', '2027-02-30', 'invalid-date'],
    ['startsOn', '2026-03-05', 'in-the-past'],
    ['startsOn', '2029-03-09', 'too-far-ahead'],
    ['until', '2027-03-04', 'before-first-date'],
    ['until', 'never', 'invalid-date'],
    ['skips', ['2027-04-31'], 'invalid-date'],
    ['deadlineHours', -1, 'too-small'],
    ['startsLocal', '2027-03-05T18:30', 'unknown-field'],
    ['rule', { every: 'month', nth: 5, weekday: 'fri' }, 'invalid-choice'],
    ['rule', { every: 'day' }, 'invalid-choice'],
    ['rule', 'FREQ=DAILY', 'invalid-choice'],
    ['hosts', ['nobody'], 'host-not-a-member'],
    ['sharedWith', ['nowhere'], 'cannot-share-there'],
    ['audience', { adherentsOf: 'nobody' }, 'cannot-reserve-there'],
  ])('is refused with %s %j: %s', async (field, value, code) => {
    const refused = await schedule({ [field]: value });
    expect(refused.status).toBe(422);
    const [error] = refused.json.errors as Item[];
    expect(error).toMatchObject({ code });
    expect((error!.field as string).startsWith(field)).toBe(true);
    expect(error!.message).not.toBe('');
  });

  it.each([
    ['rule.weekdays', { every: 'week', weekdays: [] }, 'required'],
    ['rule.weekdays.0', { every: 'week', weekdays: ['friday'] }, 'invalid-choice'],
    ['rule.interval', { every: 'week', interval: 0, weekdays: ['fri'] }, 'too-small'],
  ])('says what is wrong with its rule: %s', async (field, rule, code) => {
    const refused = await schedule({ rule });
    expect(refused.status).toBe(422);
    expect(refused.json.errors).toMatchObject([{ field, code }]);
  });

  it.each([
    { startsOn: '2029-02-16' },
    { startsOn: '2029-02-16', rule: { every: 'month', nth: -1, weekday: 'fri' } },
    { startsOn: '2027-03-05', until: '2999-12-31', rule: { every: 'week', interval: 52, weekdays: ['fri'] } },
    {
      rule: { every: 'week', weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
      durationMinutes: 1440,
    },
  ])('as far or as often as can be is no trouble: %j', async (body) => {
    const created = await schedule(body);
    expect(created.status).toBe(201);
    const plan = { rule: fridays.rule, startsOn: '2027-03-05', time: '18:30', ...body };
    const { rule, startsOn, time } = plan;
    const path = `/api/communities/${community.slug}/series/previews`;
    expect((await client.post(path, { rule, startsOn, time })).status).toBe(200);
  });

  it('whose manager loses sight of it by a change says so with nothing', async () => {
    const other = await buildCommunity(app, { organiser: community.organiser });
    const shared = await schedule({ sharedWith: [other.slug] });
    const host = await buildMember(app, { community: other, role: 'cohost' });
    const asking = await apiClient(app, host.email);
    const path = `/api/series/${shared.json.id}`;
    expect((await asking.patch(path, { title: 'Le vendredi' })).status).toBe(200);
    expect((await asking.patch(path, { sharedWith: [] })).status).toBe(204);
    expect((await client.get(path)).json).toMatchObject({ sharedWith: [], title: 'Le vendredi' });
  });

  it('changes for whoever saw the last revision', async () => {
    const { json } = await schedule({});
    const change = (title: string) =>
      client.patch(`/api/series/${json.id}`, { title }, { 'if-match': `"${json.revision}"` });
    expect((await change('Le vendredi')).json).toMatchObject({ title: 'Le vendredi', revision: 2 });
    expect((await change('Le jeudi')).status).toBe(412);
  });

  it('is scheduled once for one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'une-fois' };
    const [first, again] = [await schedule({}, key), await schedule({}, key)];
    expect(again.json.id).toBe(first.json.id);
    expect(await occurrences(first.json.id as string)).toHaveLength(27);
  });

  it('is listed with the others of its community, with as many queries however many there are', async () => {
    const few = await buildCommunity(app);
    const asking = await apiClient(app, few.organiser.email);
    const list = () => asking.get(`/api/communities/${few.slug}/series`);
    const first = await buildSeries(app, { community: few });
    await list();
    const one = await queriesOf(app, list);
    const others = [await buildSeries(app, { community: few }), await buildSeries(app, { community: few })];
    await list();
    const three = await queriesOf(app, list);
    expect(three).toHaveLength(one.length);
    expect(itemsOf(await list()).map(({ id }) => id as string)).toEqual([
      others[1]!.id,
      others[0]!.id,
      first.id,
    ]);
    const page = await asking.get(`/api/communities/${few.slug}/series?limit=2`);
    const rest = await asking.get(`/api/communities/${few.slug}/series?limit=2&cursor=${page.json.next}`);
    expect(itemsOf(rest).map(({ id }) => id as string)).toEqual([first.id]);
  });

  it('for members is not there for others', async () => {
    const { json } = await schedule({});
    const stranger = await apiClient(app, (await buildAccount(app)).email);
    expect((await stranger.get(`/api/series/${json.id}`)).status).toBe(404);
    expect((await stranger.get(`/api/series/${json.id}/occurrences`)).status).toBe(404);
    const member = await apiClient(app, (await buildMember(app, { community })).email);
    expect((await member.get(`/api/series/${json.id}`)).json.can).toMatchObject({
      edit: false,
      follow: true,
    });
  });
});

describe('its dates', () => {
  it('come in pages, with as many queries however many they are', async () => {
    const { json } = await schedule({});
    const path = `/api/series/${json.id}/occurrences`;
    const page = await client.get(`${path}?limit=20`);
    const rest = await client.get(`${path}?limit=20&cursor=${page.json.next}`);
    expect(localsOf([...itemsOf(page), ...itemsOf(rest)])).toEqual(
      localsOf(await occurrences(json.id as string)),
    );
    const one = await queriesOf(app, () => client.get(`${path}?limit=1`));
    const three = await queriesOf(app, () => client.get(`${path}?limit=3`));
    expect(three).toHaveLength(one.length);
  });

  it('can have one more, with what it has of its own', async () => {
    const { json } = await schedule({ capacity: 8, deadlineHours: 2 });
    const path = `/api/series/${json.id}/occurrences`;
    const added = await client.post(path, { startsLocal: '2027-03-10T12:00', title: 'Apéro du midi' });
    expect(added.json).toMatchObject({
      seriesId: json.id,
      title: 'Apéro du midi',
      kind: 'apero-visio',
      startsLocal: '2027-03-10T12:00',
      rsvpDeadline: '2027-03-10T09:00:00.000Z',
      capacity: 8,
      hosts: [{ id: community.organiser.accountId }],
    });
    expect((await occurrences(json.id as string)).slice(0, 2)).toMatchObject([
      { startsLocal: '2027-03-05T18:30' },
      { id: added.json.id },
    ]);
    const refused = await client.post(path, { startsLocal: '2027-02-10T12:00' });
    expect(refused.json.errors).toMatchObject([{ field: 'startsLocal', code: 'in-the-past' }]);
  });
});

describe('a plan', () => {
  const preview = (body: object) =>
    client.post(`/api/communities/${community.slug}/series/previews`, {
      rule: { every: 'week', weekdays: ['mon'] },
      startsOn: '2027-03-02',
      time: '18:30',
      ...body,
    });

  it('shows the next ten dates, which are holidays here and which are skipped', async () => {
    const { json } = await preview({ skips: ['2027-03-29'] });
    expect(json.dates).toHaveLength(10);
    expect(json.dates[0]).toEqual({
      on: '2027-03-08',
      startsLocal: '2027-03-08T18:30',
      startsAt: '2027-03-08T17:30:00.000Z',
      skipped: false,
      holiday: null,
    });
    expect(json.dates[3]).toMatchObject({ on: '2027-03-29', skipped: true, holiday: 'Lundi de Pâques' });
    expect(json.holidays).toEqual([
      { on: '2027-03-29', name: 'Lundi de Pâques' },
      { on: '2027-05-17', name: 'Lundi de Pentecôte' },
      { on: '2027-11-01', name: 'Toussaint' },
    ]);
  });

  it('asks the territory: Québec has its own days', async () => {
    const quebec = await buildCommunity(app, { territory: 'CA-QC' });
    const asking = await apiClient(app, quebec.organiser.email);
    const { json } = await asking.post(`/api/communities/${quebec.slug}/series/previews`, {
      rule: { every: 'week', weekdays: ['thu'] },
      startsOn: '2027-06-01',
      time: '18:30',
      until: '2027-07-31',
    });
    expect(json.timeZone).toBe('America/Toronto');
    expect((json.holidays as Item[]).map(({ on }) => on as string)).toEqual(['2027-06-24', '2027-07-01']);
  });

  it('is for those who can schedule', async () => {
    const member = await apiClient(app, (await buildMember(app, { community })).email);
    const path = `/api/communities/${community.slug}/series/previews`;
    const refused = await member.post(path, { rule: fridays.rule, startsOn: '2027-03-02', time: '18:30' });
    expect(refused.status).toBe(403);
    expect((await preview({ until: '2027-03-03' })).json.errors).toMatchObject([
      { code: 'before-first-date' },
    ]);
  });
});
