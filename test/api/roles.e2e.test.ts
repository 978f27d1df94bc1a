import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommunityService } from '../../src/features/communities/community.service.js';
import { MembershipService } from '../../src/features/communities/membership.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient, apiRoutes } from '../support/api-client.js';
import {
  type BuiltCommunity,
  buildAccount,
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildInvited,
  buildMember,
  buildRemoved,
  type Person,
} from '../support/builders.js';

const ROLES = [
  'stranger',
  'someone',
  'member',
  'cohost',
  'moderator',
  'organiser',
  'host',
  'invited',
  'removed',
] as const;
type Who = (typeof ROLES)[number];

/** A community by approval, with what one person asks things about. */
interface World {
  community: BuiltCommunity;
  /** For members, hosted by a plain member. */
  event: BuiltEvent;
  draft: BuiltEvent;
  member: Person;
  leaving: Person;
  applicant: Person;
  guest: Person;
}

interface Row {
  route: string;
  /** As `method` of the route, with what stands at its parameters. */
  path: (world: World, me: Person | null) => string;
  body?: unknown;
  /** In the order of ROLES. */
  expected: readonly number[];
}

/** Requests are made from top to bottom by each role in a world of its own: what they change is theirs. */
const rows: Row[] = [
  row('GET /api/territories', () => '', everybody(200)),
  row('GET /api/professions', () => '', everybody(200)),
  row('POST /api/sign-in-links', () => '', everybody(202), { email: 'somebody@asso.example' }),
  row('POST /api/sessions', () => '', everybody(422), { token: 'unknown' }),
  row('GET /api/me', () => '', signedIn(200)),
  row('PATCH /api/me', () => '', signedIn(200), { territory: 'FR-29' }),
  row('GET /api/me/agenda', () => '', signedIn(200)),
  row('GET /api/me/access-tokens', () => '', signedIn(200)),
  row('POST /api/me/access-tokens', () => '', signedIn(201), { name: 'essai' }),
  row('DELETE /api/me/access-tokens/{id}', ({ event }) => event.id, signedIn(404)),
  row('GET /api/me/feeds', () => '', signedIn(200)),
  row('POST /api/me/feeds', () => '', signedIn(201), { name: 'mon téléphone' }),
  row('DELETE /api/me/feeds/{id}', ({ event }) => event.id, signedIn(404)),
  row('GET /api/me/sessions', () => '', signedIn(200)),
  row('DELETE /api/me/sessions/{id}', ({ event }) => event.id, signedIn(404)),
  row('GET /api/communities', () => '', everybody(200)),
  row('POST /api/communities', () => '', signedIn(201), { name: 'Un réseau de plus', territory: 'CA-QC' }),
  row('GET /api/communities/{slug}', ({ community }) => community.slug, everybody(200)),
  row(
    'PATCH /api/communities/{slug}',
    ({ community }) => community.slug,
    [401, 403, 403, 403, 403, 200, 403, 403, 403],
    { description: 'On se voit le jeudi.' },
  ),
  row(
    'GET /api/communities/{slug}/members',
    ({ community }) => community.slug,
    [401, 403, 200, 200, 200, 200, 200, 403, 403],
  ),
  row(
    'PATCH /api/communities/{slug}/members/{accountId}',
    ({ community, applicant }) => [community.slug, applicant.accountId],
    [401, 404, 403, 200, 403, 200, 403, 404, 404],
    { status: 'active' },
  ),
  row(
    'PATCH /api/communities/{slug}/members/{accountId}',
    ({ community, member }) => [community.slug, member.accountId],
    [401, 404, 403, 403, 403, 200, 403, 404, 404],
    { role: 'moderator' },
  ),
  row(
    'DELETE /api/communities/{slug}/members/{accountId}',
    ({ community, leaving }) => [community.slug, leaving.accountId],
    [401, 404, 403, 403, 403, 204, 403, 404, 404],
  ),
  row('GET /api/communities/{slug}/events', ({ community }) => community.slug, everybody(200)),
  row(
    'POST /api/communities/{slug}/events',
    ({ community }) => community.slug,
    [401, 403, 403, 201, 403, 201, 403, 403, 403],
    { title: 'Café du matin', startsLocal: '2027-03-04T09:00' },
  ),
  row('GET /api/events', () => '', everybody(200)),
  row('GET /api/events/{id}', ({ event }) => event.id, [404, 404, 200, 200, 200, 200, 200, 200, 404]),
  row('GET /api/events/{id}', ({ draft }) => draft.id, [404, 404, 404, 200, 404, 200, 200, 404, 404]),
  row('PATCH /api/events/{id}', ({ event }) => event.id, [401, 404, 403, 200, 403, 200, 200, 403, 404], {
    title: 'Un autre titre',
  }),
  row('DELETE /api/events/{id}', ({ event }) => event.id, [401, 404, 403, 409, 403, 409, 409, 403, 404]),
  row('DELETE /api/events/{id}', ({ draft }) => draft.id, [401, 404, 404, 204, 404, 204, 204, 404, 404]),
  row(
    'GET /api/events/{id}/invitations',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404],
  ),
  row(
    'POST /api/events/{id}/invitations',
    ({ event }) => event.id,
    [401, 404, 403, 201, 403, 201, 201, 403, 404],
    { emails: ['une.collegue@asso.example'] },
  ),
  row(
    'DELETE /api/events/{id}/invitations/{accountId}',
    ({ event, guest }) => [event.id, guest.accountId],
    [401, 404, 403, 204, 403, 204, 204, 403, 404],
  ),
  row('GET /api/events/{id}/rsvps', ({ event }) => event.id, [401, 404, 403, 200, 403, 200, 200, 403, 404]),
  row('PUT /api/events/{id}/rsvp', ({ event }) => event.id, [401, 404, 200, 200, 200, 200, 200, 200, 404], {
    answer: 'yes',
  }),
  row('GET /api/events/{id}/rsvps', ({ event }) => event.id, [401, 404, 200, 200, 200, 200, 200, 200, 404]),
  row(
    'POST /api/events/{id}/cancellation',
    ({ event }) => event.id,
    [401, 404, 403, 200, 403, 200, 200, 403, 404],
    { word: 'Le bar est fermé.' },
  ),
  row(
    'POST /api/communities/{slug}/memberships',
    ({ community }) => community.slug,
    [401, 201, 201, 201, 201, 201, 201, 201, 403],
    { charterAccepted: true },
  ),
  row(
    'DELETE /api/communities/{slug}/members/{accountId}',
    ({ community }, me) => [community.slug, me?.accountId ?? 'nobody'],
    // The only organiser can't leave; who asked to join can think better of it.
    [401, 204, 204, 204, 204, 409, 204, 204, 404],
  ),
  row('DELETE /api/sessions/current', () => '', signedIn(204)),
];

function row(
  route: string,
  at: (world: World, me: Person | null) => string | string[],
  expected: readonly number[],
  body?: unknown,
): Row {
  const path: Row['path'] = (world, me) => {
    const values = [at(world, me)].flat();
    return route.replace(/^\w+ /, '').replaceAll(/\{\w+\}/g, () => values.shift() ?? '');
  };
  return { route, path, body, expected };
}

function everybody(status: number): number[] {
  return ROLES.map(() => status);
}

function signedIn(status: number): number[] {
  return ROLES.map((role) => (role === 'stranger' ? 401 : status));
}

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function buildWorld(): Promise<World & { host: Person }> {
  const community = await buildCommunity(app, { joinPolicy: 'approval' });
  const [host, member, leaving] = [
    await buildMember(app, { community }),
    await buildMember(app, { community }),
    await buildMember(app, { community }),
  ];
  const applicant = await buildAccount(app);
  await app.get(MembershipService).join(applicant, community.slug, true);
  const event = await buildEvent(app, { community, hosts: [host.accountId] });
  const draft = await buildEvent(app, { community, hosts: [host.accountId], status: 'draft' });
  const guest = await buildInvited(app, event);
  return { community, event, draft, member, leaving, applicant, guest, host };
}

async function personOf(who: Who, world: World & { host: Person }): Promise<Person | null> {
  const { community } = world;
  switch (who) {
    case 'stranger':
      return null;
    case 'someone':
      return buildAccount(app);
    case 'organiser':
      return community.organiser;
    case 'host':
      return world.host;
    case 'invited':
      return world.guest;
    case 'removed':
      return buildRemoved(app, community);
    default:
      return buildMember(app, { community, role: who });
  }
}

async function ask(client: ApiClient, { route, path, body }: Row, world: World, me: Person | null) {
  const [method = ''] = route.split(' ', 1);
  return client.send(method, path(world, me), { body });
}

it('states what every role may do with every route', () => {
  const stated = new Set(rows.map(({ route }) => route));
  const all = apiRoutes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect([...stated].sort()).toEqual(all.sort());
  for (const { expected } of rows) expect(expected).toHaveLength(ROLES.length);
});

describe.each(ROLES)('%s', (who) => {
  it('may do what the table says', async () => {
    const world = await buildWorld();
    // The guest is asked to leave in one row: the person who asks is another one.
    const guest = await buildInvited(app, world.event);
    const me = await personOf(who, { ...world, guest });
    const client = await apiClient(app, me?.email);
    for (const each of rows) {
      const { status, text } = await ask(client, each, world, me);
      const column = ROLES.indexOf(who);
      expect(status, `${each.route} by ${who}: ${text}`).toBe(each.expected[column]);
    }
  });
});

describe('an invitation-only community', () => {
  const inside: readonly Who[] = ['member', 'cohost', 'moderator', 'organiser', 'host'];
  const closeToOthers = ({ slug, organiser }: BuiltCommunity) =>
    app.get(CommunityService).update(organiser, slug, { joinPolicy: 'invitation' }, null);
  const about = rows.filter(({ route }) => route.includes('/communities/{slug}'));

  it.each(ROLES.filter((who) => !inside.includes(who)))('does not exist for %s', async (who) => {
    const world = await buildWorld();
    const me = await personOf(who, world);
    await closeToOthers(world.community);
    const client = await apiClient(app, me?.email);
    for (const each of about) {
      const { status, text } = await ask(client, each, world, me);
      const isForAccounts = each.expected[0] === 401;
      expect(status, `${each.route}: ${text}`).toBe(who === 'stranger' && isForAccounts ? 401 : 404);
    }
  });

  it.each(inside)('is there for %s', async (who) => {
    const world = await buildWorld();
    const me = await personOf(who, world);
    await closeToOthers(world.community);
    const client = await apiClient(app, me?.email);
    expect((await client.get(`/api/communities/${world.community.slug}`)).status).toBe(200);
  });
});

describe('a public event', () => {
  it.each([
    ['stranger', 200, 401],
    ['someone', 200, 200],
    ['member', 200, 200],
    ['invited', 200, 200],
    ['removed', 200, 403],
  ] as const)('is shown to %s (%i), who answers: %i', async (who, shown, answered) => {
    const world = await buildWorld();
    const event = await buildEvent(app, { community: world.community, audience: 'public' });
    const me = await personOf(who, world);
    const client = await apiClient(app, me?.email);
    expect((await client.get(`/api/events/${event.id}`)).status).toBe(shown);
    expect((await client.put(`/api/events/${event.id}/rsvp`, { answer: 'maybe' })).status).toBe(answered);
  });
});
