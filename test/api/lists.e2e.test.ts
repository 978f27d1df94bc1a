import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient } from '../support/api-client.js';
import {
  type BuiltCommunity,
  buildAccount,
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  buildInvited,
  buildMember,
  buildRsvp,
} from '../support/builders.js';
import { type Item, itemsOf, type Json } from '../support/client.js';
import { queriesOf } from '../support/query-count.js';

const ANY_ID = '01a2014d-56e3-752e-83ac-c533ff6bbf62';

let app: TestApp;
let community: BuiltCommunity;
let events: BuiltEvent[];
/** The first who answered waits, with too many guests. */
let awaited: BuiltEvent;
let organiser: ApiClient;

beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app);
  // Two begin at the same time: the id decides between them.
  const starts = ['03-05T18:30', '03-05T18:30', '03-06T18:30', '03-07T18:30', '03-08T18:30'];
  events = [];
  for (const start of starts)
    events.push(
      await buildEvent(app, { community, startsLocal: `2027-${start}`, audience: 'public', capacity: 2 }),
    );
  for (let number = 0; number < 4; number += 1)
    await buildRsvp(app, { event: events[0]!, account: await buildMember(app, { community }) });
  awaited = await buildEvent(app, { community, startsLocal: '2027-03-09T18:30', capacity: 2, maxGuests: 2 });
  for (const guests of [2, 0, 1, 0, 0])
    await buildRsvp(app, { event: awaited, account: await buildMember(app, { community }), guests });
  for (const event of events) await buildRsvp(app, { event, account: community.organiser, answer: 'maybe' });
  for (let number = 0; number < 3; number += 1) await buildInvited(app, events[0]!);
  for (const name of ['Élan', 'Brest', 'Brest', 'Quimper']) await buildCommunity(app, { name });
  organiser = await apiClient(app, community.organiser.email);
  for (const name of ['un', 'deux', 'trois']) await organiser.post('/api/me/access-tokens', { name });
  for (let number = 0; number < 3; number += 1) await app.signIn(community.organiser.email);
});
afterAll(() => app.close());

async function walk(client: ApiClient, path: string, limit: number): Promise<Item[]> {
  const items: Item[] = [];
  let next: string | null = null;
  do {
    const cursor: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
    const page: Json = (await client.get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor}`))
      .json;
    expect(page.items.length).toBeLessThanOrEqual(limit);
    if (page.next !== null) expect(page.items).toHaveLength(limit);
    items.push(...page.items);
    next = page.next;
  } while (next !== null);
  return items;
}

const lists: [string, () => string][] = [
  ['communities', () => '/api/communities'],
  ['members', () => `/api/communities/${community.slug}/members`],
  ['events of a community', () => `/api/communities/${community.slug}/events`],
  ['events', () => '/api/events'],
  ['answers', () => `/api/events/${awaited.id}/rsvps`],
  ['invitations', () => `/api/events/${events[0]!.id}/invitations`],
  ['my agenda', () => '/api/me/agenda'],
  ['my access tokens', () => '/api/me/access-tokens'],
  ['my sessions', () => '/api/me/sessions'],
  ['professions', () => '/api/professions'],
];

describe.each(lists)('the list of %s', (_name, path) => {
  it.each([1, 3])('is walked whole, each item once and in order, with limit %i', async (limit) => {
    const whole = (await organiser.get(`${path()}?limit=100`)).json;
    expect(whole.items.length).toBeGreaterThanOrEqual(3);
    expect(whole.next).toBe(null);
    expect(await walk(organiser, path(), limit)).toEqual(whole.items);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1.5',
    'limit=many',
    'limit=1&limit=2',
    'cursor=nonsense',
    'cursor=',
    `cursor=${'a'.repeat(501)}`,
    'offset=3',
    'cursor=a&cursor=b',
  ])('refuses ?%s', async (query) => {
    expect((await organiser.get(`${path()}?${query}`)).status).toBe(422);
  });

  it.each(
    [
      [],
      {},
      null,
      'text',
      [1],
      [1, 2],
      [1.5, ANY_ID],
      [1e300, ANY_ID],
      [-1, 'not an id'],
      ['a', 'not an id'],
      ['\u0000', ANY_ID],
      [1, '\u0000'],
      ['a', ANY_ID, 3],
    ].map((position) => [JSON.stringify(position)]),
  )('refuses a cursor made of %s', async (position) => {
    const cursor = Buffer.from(position).toString('base64url');
    expect((await organiser.get(`${path()}?cursor=${cursor}`)).status).toBe(422);
  });

  it('takes as many queries for three items as for one', async () => {
    const count = (limit: number) => queriesOf(app, () => organiser.get(`${path()}?limit=${limit}`));
    const [one, three] = [await count(1), await count(3)];
    expect(three.map(tableOf)).toEqual(one.map(tableOf));
    expect(one.length).toBeLessThanOrEqual(9);
  });
});

/** What a statement reads, for messages that can be read too. */
const tableOf = (query: string): string => /\bFROM "?(\w+)/i.exec(query)?.[1] ?? query;

describe('events', () => {
  it('come soonest first, past ones latest first', async () => {
    const now = app.clock.now();
    app.clock.set(Date.UTC(2027, 2, 7, 6));
    const starts = async (when: string) =>
      (await walk(organiser, `/api/events?when=${when}`, 2)).map(({ startsLocal }) => startsLocal as string);
    const [upcoming, past] = [await starts('upcoming'), await starts('past')];
    app.clock.set(now);
    expect(upcoming).toEqual(['2027-03-07T18:30', '2027-03-08T18:30', '2027-03-09T18:30']);
    expect(past).toEqual(['2027-03-06T18:30', '2027-03-05T18:30', '2027-03-05T18:30']);
  });

  it('hold hosts, seats and the answer of who asks', async () => {
    const [first] = (await organiser.get('/api/events?limit=1')).json.items;
    expect(first).toMatchObject({
      communitySlug: community.slug,
      hosts: [{ id: community.organiser.accountId, displayName: community.organiser.displayName }],
      capacity: 2,
      seatsTaken: 2,
      seatsLeft: 0,
      waiting: 2,
      myRsvp: { answer: 'maybe', outcome: 'maybe', position: null, guests: 0 },
    });
    const stranger = await apiClient(app);
    expect((await stranger.get('/api/events?limit=1')).json.items[0].myRsvp).toBe(null);
  });

  it('of members stay out of others’ lists', async () => {
    const { id } = await buildEvent(app, { audience: 'members' });
    const ids = (await walk(organiser, '/api/events', 3)).map((event) => event.id as string);
    expect(ids).not.toContain(id);
  });
});

describe('answers', () => {
  it('say everything to hosts, and who is going to those going', async () => {
    const event = await buildEvent(app, { community, capacity: 2 });
    const [going, discreet, waiting] = [
      await buildMember(app, { community }),
      await buildMember(app, { community }),
      await buildMember(app, { community }),
    ];
    await buildRsvp(app, { event, account: going, note: 'J’apporte un gâteau' });
    await buildRsvp(app, { event, account: discreet, discreet: true });
    await buildRsvp(app, { event, account: waiting });
    const path = `/api/events/${event.id}/rsvps`;
    const all = await organiser.get(path);
    expect(all.json.complete).toBe(true);
    expect(itemsOf(all)).toMatchObject([
      { outcome: 'going', position: null, note: 'J’apporte un gâteau', discreet: false },
      { outcome: 'going', position: null, discreet: true },
      { outcome: 'waitlisted', position: 1 },
    ]);

    const some = await (await apiClient(app, going.email)).get(path);
    expect(itemsOf(some)).toMatchObject([{ account: { id: going.accountId } }]);
    expect(some.text).not.toContain('gâteau');
    const waits = await apiClient(app, waiting.email);
    expect((await waits.get(path)).json.code).toBe('attendees-only');
    expect((await waits.get(`/api/events/${event.id}`)).json.myRsvp.position).toBe(1);
  });
});

it('shows nobody’s address, zone or language to others', async () => {
  const { email } = await buildAccount(app);
  const client = await apiClient(app, email);
  const answers = await Promise.all(
    lists
      .slice(0, 6)
      .filter(([name]) => !/invit/.test(name))
      .map(async ([, path]) => (await organiser.get(path())).text),
  );
  expect((await client.get('/api/me')).text).toContain(email);
  expect(answers.join('\n')).not.toMatch(/@asso\.example|"locale"|"email":"/);
});
