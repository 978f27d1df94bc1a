import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient } from '../support/api-client.js';
import { buildAccount, buildCommunity, buildMember, buildRemoved, type Person } from '../support/builders.js';
import { itemsOf } from '../support/client.js';

let app: TestApp;
let me: Person;
let client: ApiClient;
beforeAll(async () => {
  app = await startApp();
  me = await buildAccount(app, { displayName: 'Maëlle', profession: 'ass', territory: 'FR-29' });
  client = await apiClient(app, me.email);
});
afterAll(() => app.close());

describe('me', () => {
  it('is my account, as I change it', async () => {
    const before = await client.get('/api/me');
    expect(before.json).toMatchObject({
      id: me.accountId,
      displayName: 'Maëlle',
      profession: 'ass',
      territory: 'FR-29',
      timeZone: 'Europe/Paris',
      locale: 'fr-FR',
      email: me.email,
    });
    const change = {
      displayName: ' Maëlle  L. ',
      profession: null,
      timeZone: 'America/Toronto',
      locale: 'fr-CA',
    };
    const after = await client.patch('/api/me', change, { 'if-match': before.headers.get('etag')! });
    expect(after.json).toMatchObject({ displayName: 'Maëlle L.', profession: null, territory: 'FR-29' });
    expect((await client.get('/api/me')).json).toEqual(after.json);
    expect(after.headers.get('etag')).toBe(`"${after.json.revision}"`);
  });

  it.each([
    ['territory', 'FR-999', 'unknown-territory'],
    ['profession', 'magicien', 'unknown-profession'],
    ['timeZone', 'Mars/Olympus', 'unknown-time-zone'],
    ['locale', 'de', 'invalid-choice'],
    ['displayName', ' ', 'required'],
    ['email', 'autre@asso.example', 'unknown-field'],
    ['isAdmin', true, 'unknown-field'],
  ])('refuses %s %j: %s', async (field, value, code) => {
    const { status, json } = await client.patch('/api/me', { [field]: value });
    expect([status, json.errors]).toMatchObject([422, [{ field, code }]]);
  });
});

describe('a community', () => {
  it('is founded with a name and a territory, the rest prefilled', async () => {
    const { status, headers, json } = await client.post('/api/communities', {
      name: 'Réseau – Finistère',
      territory: 'CA-QC',
    });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe('/api/communities/reseau-finistere');
    expect(json).toMatchObject({
      slug: 'reseau-finistere',
      timeZone: 'America/Toronto',
      joinPolicy: 'open',
      memberCount: 1,
      myMembership: { role: 'organiser', status: 'active' },
    });
    expect(json.charter.length).toBeGreaterThan(100);
    expect((await client.get('/api/communities/reseau-finistere')).json).toEqual(json);
  });

  it('is shown to strangers without a membership', async () => {
    const { slug } = await buildCommunity(app);
    const { json } = await (await apiClient(app)).get(`/api/communities/${slug}`);
    expect(json).toMatchObject({ slug, myMembership: null, can: { join: true, seeMembers: false } });
  });

  it('is changed by who read its latest revision', async () => {
    const { slug } = await buildCommunity(app, { organiser: me });
    const path = `/api/communities/${slug}`;
    const etag = (await client.get(path)).headers.get('etag')!;
    const changed = await client.patch(path, { name: 'Autre nom' }, { 'if-match': etag });
    expect(changed.json).toMatchObject({ slug, name: 'Autre nom', revision: 2 });
    for (const stale of [etag, '"0"', '"99"', 'W/"2"', '2', '""', '"1", "2"'])
      expect((await client.patch(path, { name: 'Trop tard' }, { 'if-match': stale })).status).toBe(412);
    expect((await client.patch(path, { name: 'Quoi qu’il en soit' }, { 'if-match': '*' })).status).toBe(200);
    expect((await client.patch(path, { name: 'Sans condition' })).json.revision).toBe(4);
  });
});

describe('Idempotency-Key', () => {
  const post = (key: string, body: object, by = client) =>
    by.post('/api/communities', body, { 'idempotency-key': key });
  const namedSo = async (name: string) =>
    itemsOf(await client.get('/api/communities?limit=100')).filter((one) => one.name === name).length;

  it('makes a creation sent twice happen once', async () => {
    const body = { name: 'Une seule fois', territory: 'FR-29' };
    const [first, second] = [await post('abc', body), await post('abc', body)];
    expect(second.json).toEqual(first.json);
    expect([second.status, second.headers.get('location')]).toEqual([201, first.headers.get('location')]);
    expect(await namedSo(body.name)).toBe(1);
  });

  it('holds when both come at once', async () => {
    const body = { name: 'En même temps', territory: 'FR-29' };
    const answers = await Promise.all([post('both', body), post('both', body), post('both', body)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await namedSo(body.name)).toBe(1);
  });

  it('is refused with another request', async () => {
    await post('reused', { name: 'Le premier nom', territory: 'FR-29' });
    const other = await post('reused', { name: 'Un autre nom', territory: 'FR-29' });
    expect([other.status, other.json.code]).toEqual([409, 'idempotency-key-reused']);
    const { slug } = await buildCommunity(app, { organiser: me });
    const elsewhere = await client.post(
      `/api/communities/${slug}/events`,
      { title: 'Apéro', startsLocal: '2027-03-05T18:30' },
      { 'idempotency-key': 'reused' },
    );
    expect(elsewhere.status).toBe(409);
  });

  it('is each account’s own', async () => {
    const other = await apiClient(app, (await buildAccount(app)).email);
    const body = { name: 'Chacun la sienne', territory: 'FR-29' };
    await Promise.all([post('mine', body), post('mine', body, other)]);
    expect(await namedSo(body.name)).toBe(2);
  });

  it('is forgotten after a day', async () => {
    const body = { name: 'Le lendemain', territory: 'FR-29' };
    await post('day', body);
    app.clock.advance(DAY + 1);
    await post('day', body);
    expect(await namedSo(body.name)).toBe(2);
  });

  it.each(['', 'with space', 'é', 'x'.repeat(256)])('%j is refused', async (key) => {
    const refused = await post(key, { name: 'Clé illisible', territory: 'FR-29' });
    expect([refused.status, refused.json.errors]).toMatchObject([422, [{ field: 'Idempotency-Key' }]]);
  });
});

describe('memberships', () => {
  const join = (slug: string, by = client) =>
    by.post(`/api/communities/${slug}/memberships`, { charterAccepted: true });

  it('by approval wait for a word, which cohosts can say', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const { slug } = community;
    expect((await join(slug)).json).toEqual({ role: 'member', status: 'pending' });
    const cohost = await apiClient(app, (await buildMember(app, { community, role: 'cohost' })).email);
    const members = itemsOf(await cohost.get(`/api/communities/${slug}/members`));
    const waiting = members.filter(({ status }) => status === 'pending');
    expect(waiting).toMatchObject([{ account: { id: me.accountId }, role: 'member' }]);
    const path = `/api/communities/${slug}/members/${me.accountId}`;
    expect((await cohost.patch(path, { status: 'active' })).json).toMatchObject({ status: 'active' });
    expect((await client.get(`/api/communities/${slug}`)).json.memberCount).toBe(3);
  });

  it('ask that the charter is accepted', async () => {
    const { slug } = await buildCommunity(app);
    const refused = await client.post(`/api/communities/${slug}/memberships`, { charterAccepted: false });
    expect([refused.status, refused.json.errors]).toMatchObject([
      422,
      [{ field: 'charterAccepted', code: 'charter-not-accepted' }],
    ]);
  });

  it('asked for again stay as they are', async () => {
    const { slug } = await buildCommunity(app, { organiser: me });
    expect((await join(slug)).json).toEqual({ role: 'organiser', status: 'active' });
  });

  it('keep a last organiser, and keep out who was removed', async () => {
    const community = await buildCommunity(app, { organiser: me });
    const mine = `/api/communities/${community.slug}/members/${me.accountId}`;
    expect((await client.delete(mine)).json.code).toBe('last-organiser');
    expect((await client.patch(mine, { role: 'member' })).json.code).toBe('last-organiser');
    const removed = await buildRemoved(app, community);
    const theirs = await apiClient(app, removed.email);
    expect((await join(community.slug, theirs)).json.code).toBe('removed-from-community');
    await buildMember(app, { community, role: 'organiser' });
    expect((await client.delete(mine)).status).toBe(204);
    expect((await client.get(`/api/communities/${community.slug}`)).json.myMembership).toBe(null);
  });

  it.each([{}, { role: 'king' }, { status: 'removed' }, { role: 'member', since: 1 }])(
    'are not changed by %j',
    async (change) => {
      const community = await buildCommunity(app, { organiser: me });
      const member = await buildMember(app, { community });
      const path = `/api/communities/${community.slug}/members/${member.accountId}`;
      expect((await client.patch(path, change)).status).toBe(422);
    },
  );
});

describe('vocabularies', () => {
  it('are whole lists, professions in the language of the request', async () => {
    const stranger = await apiClient(app);
    const territories = (await stranger.get('/api/territories')).json;
    expect(territories.next).toBe(null);
    expect(territories.items).toContainEqual({
      id: 'FR-29',
      kind: 'department',
      name: 'Finistère',
      label: 'Finistère (29)',
      timeZone: 'Europe/Paris',
      parent: 'FR-R53',
    });
    const labelIn = async (language: string) =>
      itemsOf(await stranger.get('/api/professions', { 'accept-language': language }))[0]?.label as string;
    expect(await labelIn('fr')).toBe('assistante ou assistant de service social');
    expect(await labelIn('en')).toBe('social worker (France)');
  });
});
