import { afterAll, beforeAll, expect, it } from 'vitest';
import { NewsEditingService } from '../../src/features/board/news-editing.service.js';
import { newsChangeInput } from '../../src/features/board/news.input.js';
import { StillTrueService } from '../../src/features/board/still-true.service.js';
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
  buildColleague,
  type BuiltAssociation,
  type BuiltCommunity,
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildInvited,
  buildMember,
  buildNews,
  type BuiltNews,
  buildNewsComment,
  buildRsvp,
  type BuiltSeries,
  buildSeries,
  type BuiltStructure,
  buildStructure,
  datesOfSeries,
} from '../support/builders.js';
import type { Client } from '../support/client.js';
import { moderating } from '../support/moderating.js';
import { insertNews } from '../support/news-rows.js';
import { queriesOf } from '../support/query-count.js';

/** What the pages show lists of. */
interface Place {
  community: BuiltCommunity;
  event: BuiltEvent;
  association: BuiltAssociation;
  structure: BuiltStructure;
  /** Told in the name of the association, and by a member, each with all that an item may have. */
  spoken: BuiltNews;
  told: BuiltNews;
  caseId: string;
  series: BuiltSeries;
  /** One of its dates. */
  date: EventView;
  client: Client;
}

/**
 * The session, what the page is about, who asks, and one query for each kind of thing on it. Each service asks for itself
 * who may: what the page is about is read again for those that do so later than others.
 */
const pages: readonly [name: string, path: (place: Place) => string, most: number][] = [
  ['my week', () => '/', 10],
  ['my dates', () => '/agenda', 7],
  ['all dates', () => '/agenda?list=all', 6],
  ['communities', () => '/communities', 4],
  ['a community', ({ community }) => `/communities/${community.slug}`, 10],
  ['its members', ({ community }) => `/communities/${community.slug}/members`, 6],
  ['its invitations', ({ community }) => `/communities/${community.slug}/invitations`, 7],
  ['its settings', ({ community }) => `/communities/${community.slug}/settings`, 4],
  ['a new event', ({ community }) => `/communities/${community.slug}/events/new`, 8],
  ['an event', ({ event }) => `/events/${event.id}`, 8],
  ['its form', ({ event }) => `/events/${event.id}/edit`, 9],
  ['its answers', ({ event }) => `/events/${event.id}/answers`, 12],
  ['its gate', ({ event }) => `/events/${event.id}/room`, 5],
  ['its attendance', ({ event }) => `/events/${event.id}/attendance`, 6],
  ['its table', ({ event }) => `/events/${event.id}/answers.csv`, 5],
  ['its invitations', ({ event }) => `/events/${event.id}/invitations`, 4],
  ['its cancellation', ({ event }) => `/events/${event.id}/cancellation`, 9],
  ['a new series', ({ community }) => `/communities/${community.slug}/series/new`, 8],
  ['a series', ({ series }) => `/series/${series.id}`, 13],
  ['its dates that were', ({ series }) => `/series/${series.id}?when=past`, 8],
  ['one of its dates', ({ date }) => `/events/${date.event.id}`, 13],
  ['its form', ({ series }) => `/series/${series.id}/edit`, 9],
  ['its division', ({ series }) => `/series/${series.id}/splits/new?from=2027-03-05`, 9],
  ['its cancellation', ({ series }) => `/series/${series.id}/cancellation`, 9],
  ['another date for it', ({ series }) => `/series/${series.id}/dates/new`, 2],
  ['the news', () => '/news', 7],
  ['the news of a community', ({ community }) => `/communities/${community.slug}/news`, 8],
  ['an item', ({ told }) => `/news/${told.id}`, 8],
  ['an item of an association', ({ spoken }) => `/news/${spoken.id}`, 9],
  ['its form', ({ spoken }) => `/news/${spoken.id}/edit`, 9],
  ['reporting it', ({ told }) => `/news/${told.id}/reports`, 5],
  ['posting', () => '/news/new', 6],
  ['my drafts', () => '/news/drafts', 5],
  ['structures', () => '/structures', 2],
  ['a structure', ({ structure }) => `/structures/${structure.id}`, 9],
  ['what is put right of it', ({ structure }) => `/structures/${structure.id}/edit`, 5],
  ['what was reported', () => '/moderation', 7],
  ['a report', ({ caseId }) => `/moderation/reports/${caseId}`, 9],
  ['my digest', () => '/settings/digest', 7],
  ['the next digest', () => '/settings/digest/next', 10],
  ['my profile', () => '/settings/profile', 2],
  ['my address', () => '/settings/address', 3],
  ['my sessions', () => '/settings/sessions', 2],
  ['my feeds', () => '/settings/feeds', 2],
  ['my access tokens', () => '/settings/access-tokens', 2],
  ['my adhesions', () => '/settings/adhesions', 2],
  ['associations', ({ association }) => `/associations?q=${encodeURIComponent(association.name)}`, 4],
  ['an association', ({ association }) => `/associations/${association.id}`, 6],
  ['its adherents', ({ association }) => `/associations/${association.id}/adherents`, 5],
  ['its roles', ({ association }) => `/associations/${association.id}/roles`, 4],
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
  const row = { communityId, authorId: organiser.accountId, scope: 'instance' as const };
  await insertNews(app, Array<typeof row>(size).fill(row));
  const structure = await buildStructure(app, { by: organiser });
  await buildAssociationRole(app, { association, account: organiser, role: 'writer' });
  const member = await buildMember(app, { community });
  const kept = { structureId: structure.id, communitySlug: slug };
  const told = await buildDebated(size, { author: member, ...kept });
  const spoken = await buildDebated(size, { author: organiser, ...kept, onBehalfOf: association.id });
  const { report, caseOf } = moderating(app);
  await times(async (index) => {
    await buildStructure(app, { by: organiser, runBy: association.id });
    const about = { author: organiser, structureId: structure.id };
    await buildNews(app, about);
    await buildNews(app, { ...about, status: 'draft' });
    await report(await buildColleague(app), told.id, { reason: 'erreur' });
    const kept = { author: member, scope: 'community', communitySlug: slug };
    await report(organiser, (await buildNews(app, kept)).id, { reason: 'erreur' });
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
  const caseId = await caseOf(organiser, told.id);
  return { community, event, association, structure, told, spoken, caseId, series, date: date!, client };
}

/** An item that replaces another and is replaced, that colleagues say something of, and whose author changed it. */
async function buildDebated(size: number, fields: Parameters<typeof buildNews>[1]): Promise<BuiltNews> {
  const older = await buildNews(app, fields);
  const news = await buildNews(app, { ...fields, supersedes: older.id });
  for (let index = 0; index < size; index += 1) {
    const colleague = await buildColleague(app);
    await buildNewsComment(app, { newsId: news.id, author: colleague });
    await app.get(StillTrueService).say(colleague, news.id, index % 2 === 0);
    const { id: structureId } = await buildStructure(app);
    const change = newsChangeInput.parse({ text: `Titre ${index}`, structureId });
    await app.get(NewsEditingService).change(news.author, news.id, change, null);
  }
  await buildNews(app, { ...fields, supersedes: news.id });
  return news;
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
