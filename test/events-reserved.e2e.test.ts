import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import {
  buildAccount,
  buildAdhesion,
  buildAssociation,
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildInvited,
  buildMember,
  buildRemoved,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';
import { queriesOf } from './support/query-count.js';
import { buildAdherent, buildReserved, LAPSED, RENEWAL, type Reserved } from './support/reserved-world.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const api = (person: Person): Promise<ApiClient> => apiClient(app, person.email);

const reserved = (fields: Record<string, unknown> = {}) => buildReserved(app, fields);
const adherent = (world: Reserved, term = {}) => buildAdherent(app, world, term);

const answer = async (person: Person, { id }: BuiltEvent, said: object = { answer: 'yes' }) =>
  (await api(person)).put(`/api/events/${id}/rsvp`, said);

describe('reserving', () => {
  const asked = (id: string) => ({
    title: 'Un apéro',
    startsLocal: '2027-03-04T19:00',
    audience: { adherentsOf: id },
  });

  it('is for who schedules and has to do with the association, or for the community’s own', async () => {
    const { association, community } = await reserved();
    const cohost = await buildMember(app, { community, role: 'cohost' });
    const path = `/api/communities/${community.slug}/events`;
    const unverified = await buildAssociation(app, { verified: false, manager: cohost });
    for (const id of [association.id, unverified.id, 'nulle-part', '']) {
      const refused = await (await api(cohost)).post(path, asked(id));
      expect([refused.status, refused.json.errors]).toMatchObject([
        422,
        [{ field: 'audience', code: 'cannot-reserve-there' }],
      ]);
    }
    const managed = await (await api(association.manager)).post(path, asked(association.id));
    expect(managed.status).toBe(403);
    const created = await (await api(community.organiser)).post(path, asked(association.id));
    expect(created.json).toMatchObject({
      audience: { adherentsOf: association.id },
      audienceAssociation: { id: association.id, name: association.name, renewalUrl: RENEWAL },
      myDues: 'current',
    });
  });

  it('takes no other shape', async () => {
    const { community } = await reserved();
    const organiser = await api(community.organiser);
    for (const audience of ['adherents', { adherentsOf: 7 }, {}, { adherentsOf: 'a', also: 'b' }, []]) {
      const refused = await organiser.post(`/api/communities/${community.slug}/events`, {
        ...asked(''),
        audience,
      });
      expect([refused.status, refused.json.errors]).toMatchObject([422, [{ field: /^audience/ }]]);
    }
  });

  it('stays, whoever changes it; and is taken back as it was asked', async () => {
    const { association, community, event } = await reserved();
    const cohost = await api(await buildMember(app, { community, role: 'cohost' }));
    const path = `/api/events/${event.id}`;
    const audience = { adherentsOf: association.id };
    expect((await cohost.patch(path, { title: 'Autre titre', audience })).json).toMatchObject({ audience });
    expect((await cohost.patch(path, { title: 'Encore un' })).json).toMatchObject({ audience });
    expect((await cohost.patch(path, { audience: 'members' })).json).toMatchObject({
      audience: 'members',
      audienceAssociation: null,
      myDues: null,
    });
    expect((await cohost.patch(path, { audience })).status).toBe(422);
  });

  it('goes along when it is done again', async () => {
    const { association, community, event } = await reserved();
    const copy = await (
      await api(community.organiser)
    ).post(`/api/events/${event.id}/duplicates`, { startsLocal: '2027-03-12T18:30' });
    expect(copy.json).toMatchObject({ audience: { adherentsOf: association.id } });
  });
});

describe('what is reserved', () => {
  const paths = ({ community, event }: Reserved) => [
    `/api/events?limit=100`,
    `/api/communities/${community.slug}/events?limit=100`,
    `/api/events/${event.id}`,
  ];

  async function seen(person: Person, world: Reserved): Promise<boolean[]> {
    const client = await api(person);
    const [all, community, one] = paths(world);
    const among = async (path: string) => {
      const found = await client.get(path);
      return found.status === 200 && itemsOf(found).some(({ id }) => id === world.event.id);
    };
    return [await among(all!), await among(community!), (await client.get(one!)).status === 200];
  }

  it('is seen by adherents, lapsed ones too, members and who is invited: by nobody else', async () => {
    const world = await reserved();
    const gone = await buildRemoved(app, world.community);
    await buildAdhesion(app, { association: world.association, account: gone });
    const everywhere = [true, true, true];
    for (const [person, expected] of [
      [await adherent(world), everywhere],
      [await adherent(world, LAPSED), everywhere],
      [await buildMember(app, { community: world.community }), everywhere],
      [await buildInvited(app, world.event), everywhere],
      [await buildAccount(app), [false, false, false]],
      [(await buildAdhesion(app)).account, [false, false, false]],
      [gone, [false, false, false]],
    ] as const)
      expect(await seen(person, world)).toEqual(expected);
    expect((await app.client().get(`/events/${world.event.id}`)).status).toBe(404);
  });

  it('shows adherents no more of a community by invitation than its name', async () => {
    const world = await reserved({ joinPolicy: 'invitation' });
    const person = await adherent(world);
    expect(await seen(person, world)).toEqual([true, false, true]);
    const client = await api(person);
    expect((await client.get(`/api/communities/${world.community.slug}`)).status).toBe(404);
    const { json } = await client.get(`/api/events/${world.event.id}`);
    expect(json).toMatchObject({ can: { seeCommunity: false, answer: true } });
  });

  it('is on an adherent’s home until they answer, and in their agenda and feed since', async () => {
    const world = await reserved({ title: 'Apéro des adhérents' });
    const person = await adherent(world);
    const client = await app.signIn(person.email);
    expect((await client.get('/')).text).toContain('Apéro des adhérents');
    expect((await (await app.signIn((await adherent(world, LAPSED)).email)).get('/')).text).not.toContain(
      'Apéro des adhérents',
    );
    expect((await answer(person, world.event)).json).toMatchObject({ outcome: 'going' });
    expect((await client.get('/agenda')).text).toContain('Apéro des adhérents');
    const { url } = (await (await api(person)).post('/api/me/feeds', { name: 'téléphone' })).json as {
      url: string;
    };
    expect((await app.client().get(new URL(url).pathname)).text).toContain('Apéro des adhérents');
    const open = await app.client().get(`/communities/${world.community.slug}/calendar.ics`);
    expect(open.text).not.toContain('Apéro des adhérents');
  });

  it('asks no more of the database than what is not', async () => {
    const queries = async (audience: (id: string) => unknown, events: number): Promise<number[]> => {
      const association = await buildAssociation(app);
      const community = await buildCommunity(app);
      await buildAdhesion(app, { association, account: community.organiser });
      const made: BuiltEvent[] = [];
      for (let number = 0; number < events; number += 1)
        made.push(await buildEvent(app, { community, audience: audience(association.id) }));
      const account = await buildMember(app, { community });
      await buildAdhesion(app, { association, account });
      const client = await app.signIn(account.email);
      const counts: number[] = [];
      for (const path of [
        `/api/communities/${community.slug}/events`,
        `/communities/${community.slug}`,
        `/events/${made[0]!.id}`,
      ])
        counts.push((await queriesOf(app, () => client.get(path))).length);
      return counts;
    };
    const plain = await queries(() => 'members', 1);
    expect(await queries((adherentsOf) => ({ adherentsOf }), 1)).toEqual(plain);
    expect(await queries((adherentsOf) => ({ adherentsOf }), 3)).toEqual(plain);
  });
});
