import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommunitySettingsService } from '../../src/features/communities/community-settings.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient, apiRoutes } from '../support/api-client.js';
import { type BuiltCommunity, buildEvent, buildInvited, type Person } from '../support/builders.js';
import { buildWorld, personOf, ROLES, type Row, type Who, type World } from '../support/role-table.js';
import { aboutAccounts } from './roles-accounts.js';
import { aboutAssociations } from './roles-associations.js';
import { aboutBoard } from './roles-board.js';
import { aboutCommunities, aboutCommunityDoors } from './roles-communities.js';
import { aboutAnswers } from './roles-answers.js';
import { aboutDigests } from './roles-digests.js';
import { aboutDues } from './roles-dues.js';
import { aboutEvents } from './roles-events.js';
import { aboutGlossary } from './roles-glossary.js';
import { aboutFollowings } from './roles-followings.js';
import { aboutLeaving } from './roles-leaving.js';
import { aboutModeration } from './roles-moderation.js';
import { aboutNewsLife } from './roles-news-life.js';
import { aboutNewsLists } from './roles-news-list.js';
import { aboutTopics } from './roles-topics.js';
import { aboutRooms } from './roles-rooms.js';
import { aboutSeries } from './roles-series.js';
import { aboutSuspensions } from './roles-suspensions.js';

/** Requests are made from top to bottom by each role in a world of its own: what they change is theirs. */
const rows: Row[] = [
  // Before anybody founds a community, which makes a colleague of whoever does.
  ...aboutGlossary,
  ...aboutModeration,
  ...aboutSuspensions,
  ...aboutBoard,
  ...aboutAccounts,
  ...aboutDigests,
  ...aboutAssociations,
  ...aboutCommunities,
  ...aboutCommunityDoors,
  ...aboutRooms,
  ...aboutAnswers,
  ...aboutDues,
  ...aboutEvents,
  ...aboutFollowings,
  ...aboutTopics,
  ...aboutSeries,
  ...aboutNewsLists,
  ...aboutNewsLife,
  ...aboutLeaving,
];

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

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
    const world = await buildWorld(app);
    // The guest is asked to leave in one row: the person who asks is another one.
    const guest = await buildInvited(app, world.event);
    const me = await personOf(app, who, { ...world, guest });
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
    app.get(CommunitySettingsService).change(organiser, slug, { joinPolicy: 'invitation' }, null);
  const about = rows.filter(({ route }) => route.includes('/communities/{slug}'));

  it.each(ROLES.filter((who) => !inside.includes(who)))('does not exist for %s', async (who) => {
    const world = await buildWorld(app);
    const me = await personOf(app, who, world);
    await closeToOthers(world.community);
    const client = await apiClient(app, me?.email);
    for (const each of about) {
      const { status, text } = await ask(client, each, world, me);
      const isForAccounts = each.expected[0] === 401;
      expect(status, `${each.route}: ${text}`).toBe(who === 'stranger' && isForAccounts ? 401 : 404);
    }
  });

  it.each(inside)('is there for %s', async (who) => {
    const world = await buildWorld(app);
    const me = await personOf(app, who, world);
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
    const world = await buildWorld(app);
    const event = await buildEvent(app, { community: world.community, audience: 'public' });
    const me = await personOf(app, who, world);
    const client = await apiClient(app, me?.email);
    expect((await client.get(`/api/events/${event.id}`)).status).toBe(shown);
    expect((await client.put(`/api/events/${event.id}/rsvp`, { answer: 'maybe' })).status).toBe(answered);
  });
});
