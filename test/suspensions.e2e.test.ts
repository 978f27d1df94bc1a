import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccessTokenService } from '../src/features/accounts/access-token.service.js';
import { SuspensionService } from '../src/features/accounts/suspension.service.js';
import { NewsFeedService } from '../src/features/board/news-feed.service.js';
import { EventInvitationService } from '../src/features/events/event-invitation.service.js';
import { FeedService } from '../src/features/feeds/feed.service.js';
import { DAY } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import { auditOf } from './support/audit.js';
import {
  buildAdmin,
  buildCommunity,
  buildEvent,
  buildInvited,
  buildMember,
  buildRsvp,
  buildSeries,
  datesOfSeries,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';
import { answerTo, buildFollower, followingOf } from './support/followers.js';
import { queriesOf } from './support/query-count.js';
import { suspend, wayIn } from './support/suspending.js';

let app: TestApp;
let admin: Person;
beforeAll(async () => {
  app = await startApp();
  admin = await buildAdmin(app, { displayName: 'Admin' });
});
beforeEach(() => app.clock.set(A_MONDAY));
afterAll(() => app.close());

const as = (person: Person): Promise<ApiClient> => apiClient(app, person.email);

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");

const subjectsTo = async ({ email }: Person): Promise<string[]> => {
  await app.settle();
  return (await app.mails(email)).map(({ subject }) => plain(subject));
};

describe('signing in while access is suspended', () => {
  it('is refused once the address is proved, with what happened, until when and whom to write to', async () => {
    const person = await buildMember(app);
    await suspend(app, person, { by: admin });
    const { token, code } = await wayIn(app, person);
    const contact = app.settings.mailFrom.address;
    for (const given of [{ token }, { email: person.email, code }]) {
      const answer = await (await apiClient(app)).post('/api/sessions', given);
      expect(answer).toMatchObject({ status: 403, json: { code: 'suspended-until' } });
      expect(answer.json.detail).toContain('2027-03-08');
      expect(answer.json.detail).toContain(contact);
      expect(answer.headers.has('set-cookie')).toBe(false);
    }
    const pages = [
      await app.client().submit(`/sign-in/${token}`),
      await app.client().submit('/sign-in/code', { email: person.email, code }),
    ];
    for (const { status, text } of pages) {
      expect(status).toBe(403);
      expect(plain(text)).toContain('Votre accès revient de lui-même le lundi 8 mars');
      expect(text).toContain(`mailto:${contact}`);
    }
  });

  it('says so of one that nobody gave an end, too', async () => {
    const person = await buildMember(app);
    await suspend(app, person, { by: admin, length: 'until-lifted' });
    const { token } = await wayIn(app, person);
    expect(await (await apiClient(app)).post('/api/sessions', { token })).toMatchObject({
      status: 403,
      json: { code: 'suspended' },
    });
    const { status, text } = await app.client().submit(`/sign-in/${token}`);
    expect([status, text.includes('les personnes qui administrent le site')]).toEqual([403, true]);
  });

  it('tells a stranger nothing: not who asks for a way in, nor who guesses a code', async () => {
    const [person, other] = [await buildMember(app), await buildMember(app)];
    await suspend(app, person, { by: admin });
    const answers = [];
    for (const { email } of [person, other]) {
      const client = await apiClient(app);
      const asked = await client.post('/api/sign-in-links', { email });
      const guessed = await client.post('/api/sessions', { email, code: '000000' });
      answers.push([asked.status, asked.text, guessed.status, guessed.text]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(await subjectsTo(person)).toHaveLength((await subjectsTo(other)).length);
  });
});

describe('while access is suspended', () => {
  it('no mail goes out, not even one that waited already; what concerns the access does', async () => {
    const community = await buildCommunity(app);
    const person = await buildMember(app, { community });
    const before = await subjectsTo(person);
    const event = await buildEvent(app, { community });
    await app.get(EventInvitationService).invite(event.host, event.id, [person.email]);
    await suspend(app, person, { by: admin });
    expect(await subjectsTo(person)).toEqual(before);
    await wayIn(app, person);
    expect(await subjectsTo(person)).toHaveLength(before.length + 1);
  });

  it('seats go to who waits, and what was followed is followed no more', async () => {
    const community = await buildCommunity(app);
    const event = await buildEvent(app, { community, capacity: 1 });
    const { account: person } = await buildRsvp(app, { event });
    const { account: waiting } = await buildRsvp(app, { event });
    expect(await answerTo(app, event.id, waiting)).toMatchObject({ outcome: 'waitlisted' });
    const series = await buildSeries(app, { community });
    await buildFollower(app, { series, account: person });
    await app.settle();
    const [date] = await datesOfSeries(app, series);
    expect(await answerTo(app, date!.event.id, person)).toMatchObject({ outcome: 'going' });
    await suspend(app, person, { by: admin });
    await app.settle();
    expect(await answerTo(app, event.id, person)).toBeNull();
    expect(await answerTo(app, event.id, waiting)).toMatchObject({ outcome: 'going' });
    expect(await followingOf(app, series, person)).toBeNull();
    expect((await answerTo(app, date!.event.id, person))?.outcome).not.toBe('going');
  });

  it('takes no seat away from who was let in again before it is done', async () => {
    const event = await buildEvent(app);
    const { account: person } = await buildRsvp(app, { event });
    await suspend(app, person, { by: admin });
    await app.get(SuspensionService).lift(admin, person.accountId);
    await app.settle();
    expect(await answerTo(app, event.id, person)).toMatchObject({ outcome: 'going' });
  });

  it('secret addresses and links from mails answer as if they were revoked, until it is over', async () => {
    const event = await buildEvent(app);
    const person = await buildInvited(app, event);
    await app.settle();
    const mail = (await app.mails(person.email)).at(-1)?.text ?? '';
    const answerLink = /\/r\/[a-z2-7]+/.exec(mail)?.[0] ?? '';
    const calendar = await app.get(FeedService).create(person, 'téléphone');
    await (await as(person)).post('/api/me/news-feeds', { name: 'lecteur' });
    const [news] = await app.get(NewsFeedService).list(person);
    const paths = [calendar.url, news!.url].map((url) => new URL(url).pathname).concat(answerLink);
    const statuses = () => Promise.all(paths.map(async (path) => (await app.client().get(path)).status));
    expect(await statuses()).toEqual([200, 200, 200]);
    await suspend(app, person, { by: admin });
    expect(await statuses()).toEqual([404, 404, 404]);
    expect((await app.client().submit(answerLink, { answer: 'yes' })).status).toBe(404);
    app.clock.advance(7 * DAY);
    expect((await statuses()).slice(0, 2)).toEqual([200, 200]);
  });
});

describe('a suspension decided while somebody signs in', () => {
  it('leaves no way in open', async () => {
    const person = await buildMember(app);
    const tokens = app.get(AccessTokenService);
    const settled = await Promise.allSettled([
      app.signIn(person.email),
      tokens.create(person, 'avant'),
      suspend(app, person, { by: admin }),
      app.signIn(person.email),
      tokens.create(person, 'après'),
    ]);
    expect(settled[2].status).toBe('fulfilled');
    for (const way of [settled[0], settled[3]])
      if (way.status === 'fulfilled') expect((await way.value.get('/api/me')).status).toBe(401);
    for (const way of [settled[1], settled[4]])
      if (way.status === 'fulfilled') expect(await tokens.viewer(way.value.secret)).toBeNull();
  });
});

describe('the end of a suspension', () => {
  it('comes by itself on its day, and is mailed', async () => {
    const person = await buildMember(app);
    await suspend(app, person, { by: admin });
    const before = await subjectsTo(person);
    app.clock.advance(7 * DAY - 1);
    expect(await subjectsTo(person)).toEqual(before);
    expect(await standing(person)).toBe(true);
    app.clock.advance(1);
    expect(await subjectsTo(person)).toEqual([...before, 'Votre accès est rouvert']);
    expect(await standing(person)).toBe(false);
    const { token } = await wayIn(app, person);
    expect((await (await apiClient(app)).post('/api/sessions', { token })).status).toBe(201);
  });

  it('comes when who administers lifts it, once, on the page and in the API', async () => {
    const [first, second] = [await buildMember(app), await buildMember(app)];
    for (const person of [first, second]) await suspend(app, person, { by: admin, length: 'until-lifted' });
    const api = await as(admin);
    expect((await api.delete(`/api/suspensions/${first.accountId}`)).status).toBe(204);
    expect((await api.delete(`/api/suspensions/${first.accountId}`)).status).toBe(404);
    expect((await api.delete('/api/suspensions/no-id')).status).toBe(404);
    const client = await app.signIn(admin.email);
    expect((await client.get('/admin/suspensions')).text).toContain(second.email);
    const lifted = await client.submit(`/admin/suspensions/${second.accountId}/lift`);
    expect([lifted.status, lifted.headers.get('location')]).toEqual([303, '/admin/suspensions']);
    const after = await client.get('/admin/suspensions');
    expect(plain(after.text)).toContain("L'accès est rouvert");
    for (const person of [first, second]) {
      expect(after.text).not.toContain(person.email);
      expect((await subjectsTo(person)).at(-1)).toBe('Votre accès est rouvert');
    }
    expect(await auditOf(app, admin.accountId)).toContain('account.suspension-lifted');
  });

  it('of one that another decision replaced comes with the last', async () => {
    const person = await buildMember(app);
    await suspend(app, person, { by: admin });
    app.clock.advance(DAY);
    await suspend(app, person, { by: admin });
    app.clock.advance(6 * DAY);
    await app.settle();
    expect(await standing(person)).toBe(true);
    app.clock.advance(DAY);
    await app.settle();
    expect(await standing(person)).toBe(false);
  });
});

describe('the list of suspensions', () => {
  it('is for those who administer', async () => {
    const person = await buildMember(app);
    expect((await (await app.signIn(person.email)).get('/admin/suspensions')).status).toBe(403);
    expect((await (await as(person)).get('/api/suspensions')).status).toBe(403);
    expect((await (await as(person)).delete(`/api/suspensions/${person.accountId}`)).status).toBe(403);
  });

  it('says who, by whom and until when, latest first, page by page, in as many queries for three as for one', async () => {
    const known = (await app.get(SuspensionService).list(admin, { limit: 100 })).items;
    for (const { account } of known) await app.get(SuspensionService).lift(admin, account.id);
    const list = () => app.get(SuspensionService).list(admin, { limit: 30 });
    const people = [await buildMember(app), await buildMember(app), await buildMember(app)];
    await suspend(app, people[0]!, { by: admin });
    const one = await queriesOf(app, list);
    for (const person of people.slice(1)) {
      app.clock.advance(1000);
      await suspend(app, person, { by: admin });
    }
    expect(await queriesOf(app, list)).toHaveLength(one.length);
    const client = await as(admin);
    const first = await client.get('/api/suspensions?limit=2');
    expect(itemsOf(first)).toMatchObject([
      { account: { id: people[2]!.accountId }, decidedBy: { displayName: 'Admin' } },
      { account: { id: people[1]!.accountId }, email: people[1]!.email },
    ]);
    const rest = await client.get(`/api/suspensions?limit=2&cursor=${first.json.next}`);
    expect(itemsOf(rest)).toMatchObject([{ account: { id: people[0]!.accountId } }]);
    expect(rest.json.next).toBeNull();
  });
});

const standing = async ({ accountId }: Person): Promise<boolean> =>
  (await app.get(SuspensionService).list(admin, { limit: 100 })).items.some(
    ({ account }) => account.id === accountId,
  );
