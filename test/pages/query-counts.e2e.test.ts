import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommunityService } from '../../src/features/communities/community.service.js';
import { CommunityInvitationService } from '../../src/features/communities/community-invitation.service.js';
import { MembershipService } from '../../src/features/communities/membership.service.js';
import type { EventView } from '../../src/features/events/event.service.js';
import { FollowingService } from '../../src/features/series/following.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  buildAdhesion,
  buildAssociation,
  buildAssociationRole,
  type BuiltAssociation,
  type BuiltCommunity,
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildInvited,
  buildMember,
  buildNews,
  buildRsvp,
  type BuiltSeries,
  buildSeries,
  type BuiltStructure,
  buildStructure,
  datesOfSeries,
} from '../support/builders.js';
import type { Client } from '../support/client.js';
import { insertNews } from '../support/news-rows.js';
import { queriesOf } from '../support/query-count.js';

/** What the pages show lists of. */
interface Place {
  community: BuiltCommunity;
  event: BuiltEvent;
  association: BuiltAssociation;
  structure: BuiltStructure;
  series: BuiltSeries;
  /** One of its dates. */
  date: EventView;
  client: Client;
}

/**
 * The session, what the page is about, one query for each kind of thing on it; and, since each service asks for
 * itself who may, what the page is about again for each of those it goes through.
 */
const pages: readonly [name: string, path: (place: Place) => string, most: number][] = [
  ['my week', () => '/', 13],
  ['my dates', () => '/agenda', 7],
  ['all dates', () => '/agenda?list=all', 6],
  ['communities', () => '/communities', 5],
  ['a community', ({ community }) => `/communities/${community.slug}`, 14],
  ['its members', ({ community }) => `/communities/${community.slug}/members`, 8],
  ['its invitations', ({ community }) => `/communities/${community.slug}/invitations`, 9],
  ['its settings', ({ community }) => `/communities/${community.slug}/settings`, 6],
  ['a new event', ({ community }) => `/communities/${community.slug}/events/new`, 8],
  ['an event', ({ event }) => `/events/${event.id}`, 9],
  ['its form', ({ event }) => `/events/${event.id}/edit`, 9],
  ['its answers', ({ event }) => `/events/${event.id}/answers`, 17],
  ['its gate', ({ event }) => `/events/${event.id}/room`, 6],
  ['its attendance', ({ event }) => `/events/${event.id}/attendance`, 8],
  ['its table', ({ event }) => `/events/${event.id}/answers.csv`, 6],
  ['its invitations', ({ event }) => `/events/${event.id}/invitations`, 5],
  ['its cancellation', ({ event }) => `/events/${event.id}/cancellation`, 9],
  ['a new series', ({ community }) => `/communities/${community.slug}/series/new`, 8],
  ['a series', ({ series }) => `/series/${series.id}`, 15],
  ['its dates that were', ({ series }) => `/series/${series.id}?when=past`, 11],
  ['one of its dates', ({ date }) => `/events/${date.event.id}`, 16],
  ['its form', ({ series }) => `/series/${series.id}/edit`, 9],
  ['its division', ({ series }) => `/series/${series.id}/splits/new?from=2027-03-05`, 9],
  ['its cancellation', ({ series }) => `/series/${series.id}/cancellation`, 9],
  ['another date for it', ({ series }) => `/series/${series.id}/dates/new`, 2],
  ['the news', () => '/news', 17],
  ['the news of a community', ({ community }) => `/communities/${community.slug}/news`, 17],
  ['posting', () => '/news/new', 12],
  ['my drafts', () => '/news/drafts', 14],
  ['structures', () => '/structures', 2],
  ['a structure', ({ structure }) => `/structures/${structure.id}`, 21],
  ['what is put right of it', ({ structure }) => `/structures/${structure.id}/edit`, 7],
  ['my profile', () => '/settings/profile', 3],
  ['my address', () => '/settings/address', 4],
  ['my sessions', () => '/settings/sessions', 3],
  ['my feeds', () => '/settings/feeds', 3],
  ['my access tokens', () => '/settings/access-tokens', 3],
  ['my adhesions', () => '/settings/adhesions', 3],
  ['associations', ({ association }) => `/associations?q=${encodeURIComponent(association.name)}`, 5],
  ['an association', ({ association }) => `/associations/${association.id}`, 6],
  ['its adherents', ({ association }) => `/associations/${association.id}/adherents`, 6],
  ['its roles', ({ association }) => `/associations/${association.id}/roles`, 5],
];

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** An organiser's world, with `size` of everything that a page may list. */
async function buildPlace(size: number): Promise<Place> {
  const community = await buildCommunity(app, { joinPolicy: 'approval' });
  const { organiser, slug } = community;
  const times = async (work: (index: number) => Promise<unknown>) => {
    for (let index = 0; index < size; index += 1) await work(index);
  };
  const event = await buildEvent(app, { community, capacity: 20 });
  const association = await buildAssociation(app, { manager: organiser });
  const { id: communityId } = (await app.get(CommunityService).place(organiser, slug)).community;
  const told = { communityId, authorId: organiser.accountId, scope: 'instance' as const };
  await insertNews(app, Array<typeof told>(size).fill(told));
  const structure = await buildStructure(app, { by: organiser });
  await times(async (index) => {
    await buildStructure(app, { by: organiser, runBy: association.id });
    const about = { author: organiser, structureId: structure.id };
    await buildNews(app, about);
    await buildNews(app, { ...about, status: 'draft' });
    const other = await buildEvent(app, { community, startsLocal: `2027-04-0${index + 1}T18:30` });
    await buildRsvp(app, { event: other, account: organiser });
    await buildRsvp(app, { event });
    await buildRsvp(app, { event, account: await buildMember(app, { community }), answer: 'maybe' });
    await buildInvited(app, event);
    await app.get(MembershipService).join(await buildAccount(app), slug, true);
    await app
      .get(CommunityInvitationService)
      .invite(organiser, slug, [`invitee-${size}-${index}@asso.example`]);
    await buildCommunity(app, { organiser });
    await buildAdhesion(app, { association });
    await buildAdhesion(app, { account: organiser });
    await buildAssociationRole(app, { association });
  });
  const until = `2027-03-${String(5 + 7 * (size - 1)).padStart(2, '0')}`;
  const series = await buildSeries(app, { community, until, capacity: size });
  await times(async () => app.get(FollowingService).follow(await buildMember(app, { community }), series.id));
  const [date] = await datesOfSeries(app, series);
  const client = await app.signIn(organiser.email);
  await times(() => app.signIn(organiser.email));
  await times((index) => client.post('/api/me/feeds', { name: `appareil ${index}` }));
  await times((index) => client.post('/api/me/access-tokens', { name: `jeton ${index}` }));
  return { community, event, association, structure, series, date: date!, client };
}

async function counts(place: Place): Promise<[string, number][]> {
  const found: [string, number][] = [];
  for (const [name, path] of pages) {
    // What a process may keep while nobody writes is not what a page costs.
    await app.get(UnitOfWork).run(() => Promise.resolve());
    const queries = await queriesOf(app, async () => {
      expect((await place.client.get(path(place))).status, path(place)).toBe(200);
    });
    found.push([name, queries.length]);
  }
  return found;
}

it('no page asks more of the database for three things than for one, nor more than a handful', async () => {
  const ofOne = await counts(await buildPlace(1));
  const ofThree = await counts(await buildPlace(3));
  expect(ofThree).toEqual(ofOne);
  for (const [index, [name, , most]] of pages.entries())
    expect(ofOne[index]![1], name).toBeLessThanOrEqual(most);
});
