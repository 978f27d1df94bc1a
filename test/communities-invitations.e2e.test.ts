import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RefusalService } from '../src/features/invitations/refusal.service.js';
import { DAY } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import {
  type BuiltCommunity,
  buildAccount,
  buildCommunity,
  buildMember,
  buildRemoved,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
let number = 0;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const as = ({ email }: Person): Promise<ApiClient> => apiClient(app, email);
const address = (): string => `collegue-${(number += 1)}@asso.example`;

async function invite({ slug, organiser }: BuiltCommunity, emails: string[]): Promise<[string, string][]> {
  const answer = await (await as(organiser)).post(`/api/communities/${slug}/invitations`, { emails });
  expect(answer.status).toBe(201);
  return itemsOf(answer).map((item) => [item['email'] as string, item['outcome'] as string]);
}

async function pendingOf({ slug, organiser }: BuiltCommunity): Promise<string[]> {
  const list = await (await as(organiser)).get(`/api/communities/${slug}/invitations`);
  return itemsOf(list).map((item) => item['email'] as string);
}

/** The tokens that the last mail to an address carries. */
async function mailed(email: string): Promise<{ token: string; refusal: string }> {
  await app.settle();
  const text = (await app.mails(email)).at(-1)!.text;
  const [, token = ''] = /\/i\/(\w+)/.exec(text) ?? [];
  const [, refusal = ''] = /\/u\/(\w+)/.exec(text) ?? [];
  return { token, refusal };
}

describe('inviting by address', () => {
  it('says what became of each line, and lets none stop another', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const member = await buildMember(app, { community });
    const removed = await buildRemoved(app, community);
    const applicant = await buildAccount(app);
    await (
      await as(applicant)
    ).post(`/api/communities/${community.slug}/memberships`, {
      charterAccepted: true,
    });
    const known = await buildAccount(app);
    const [unknown, other] = [address(), address()];
    await invite(community, [other]);
    expect(
      await invite(community, [
        unknown,
        'Jean Dupont',
        known.email,
        member.email,
        ` ${unknown.toUpperCase()} `,
        removed.email,
        applicant.email,
        other,
        '',
      ]),
    ).toEqual([
      [unknown, 'invited'],
      ['Jean Dupont', 'not-an-address'],
      [known.email, 'invited'],
      [member.email, 'member'],
      [unknown, 'duplicate'],
      [removed.email, 'removed'],
      [applicant.email, 'accepted'],
      [other, 'already-invited'],
      ['', 'not-an-address'],
    ]);
    expect(await pendingOf(community)).toEqual([other, unknown, known.email]);
    const { json } = await (await as(applicant)).get(`/api/communities/${community.slug}`);
    expect(json.myMembership).toMatchObject({ status: 'active' });
  });

  it('tells nothing of whether an address has an account', async () => {
    const community = await buildCommunity(app);
    const known = await buildAccount(app);
    const unknown = address();
    await invite(community, [known.email, unknown]);
    const { text } = await (
      await as(community.organiser)
    ).get(`/api/communities/${community.slug}/invitations`);
    expect(text).not.toContain(known.displayName);
    const [one, two] = JSON.parse(text).items;
    expect(Object.keys(one)).toEqual(Object.keys(two));
  });

  it('mails each address at most once a day, even when taken back and given again', async () => {
    const community = await buildCommunity(app);
    const email = address();
    const count = async () => (await app.settle(), (await app.mails(email)).length);
    await invite(community, [email]);
    expect(await invite(community, [email])).toEqual([[email, 'already-invited']]);
    expect(await count()).toBe(1);

    const organiser = await as(community.organiser);
    const path = `/api/communities/${community.slug}/invitations`;
    const [{ id }] = itemsOf(await organiser.get(path)) as [{ id: string }];
    expect((await organiser.delete(`${path}/${id}`)).status).toBe(204);
    expect((await organiser.delete(`${path}/${id}`)).status).toBe(404);
    expect(await invite(community, [email])).toEqual([[email, 'invited']]);
    expect(await count()).toBe(1);
    app.clock.advance(DAY);
    expect(await count()).toBe(2);
    app.clock.advance(DAY);
    expect(await invite(community, [email])).toEqual([[email, 'invited-again']]);
    expect(await count()).toBe(3);
    const ids = (await app.mails(email)).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(3);
  });

  it('takes a hundred lines, and at least one', async () => {
    const { slug, organiser } = await buildCommunity(app);
    const client = await as(organiser);
    const path = `/api/communities/${slug}/invitations`;
    for (const emails of [[], Array.from({ length: 101 }, address)])
      expect((await client.post(path, { emails })).status).toBe(422);
  });

  it('lists those that wait with as many queries for one as for three', async () => {
    const count = async (emails: string[]) => {
      const community = await buildCommunity(app);
      await invite(community, emails);
      const client = await as(community.organiser);
      const path = `/api/communities/${community.slug}/invitations`;
      return (await queriesOf(app, () => client.get(path))).length;
    };
    expect(await count([address(), address(), address()])).toBe(await count([address()]));
  });

  it('shows three who ask to join with as many queries as one', async () => {
    const count = async (people: number) => {
      const community = await buildCommunity(app, { joinPolicy: 'approval' });
      for (let n = 0; n < people; n += 1)
        await (
          await as(await buildAccount(app))
        ).post(`/api/communities/${community.slug}/memberships`, {
          charterAccepted: true,
          word: 'Bonjour',
        });
      const client = await app.signIn(community.organiser.email);
      const read = () => client.get(`/communities/${community.slug}/members`);
      // The first page that a process shows reads the glossary, too.
      await read();
      return (await queriesOf(app, read)).length;
    };
    expect(await count(3)).toBe(await count(1));
  });
});

describe('an invitation', () => {
  it('lets its owner into a community that nobody sees, once the charter is accepted', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'invitation', description: 'Entre nous.' });
    const email = address();
    await invite(community, [email]);
    const { token } = await mailed(email);
    const client = await apiClient(app, email);
    expect((await client.get(`/api/communities/${community.slug}`)).status).toBe(404);
    const opened = await client.get(`/api/invitation-links/${token}`);
    expect(opened.json).toMatchObject({
      slug: community.slug,
      description: 'Entre nous.',
      hosts: [community.organiser.displayName],
      welcome: 'join',
    });
    const join = (charterAccepted: boolean) =>
      client.post(`/api/invitation-links/${token}/memberships`, { charterAccepted });
    expect((await join(false)).json.errors).toMatchObject([{ code: 'charter-not-accepted' }]);
    expect((await join(true)).json.myMembership).toEqual({ role: 'member', status: 'active' });
    expect((await join(true)).status).toBe(201);
    expect(await pendingOf(community)).toEqual([]);
    expect((await client.get(`/api/invitation-links/${token}`)).json.welcome).toBe('member');
  });

  it('is for its address alone', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'invitation' });
    const email = address();
    await invite(community, [email]);
    const { token } = await mailed(email);
    const other = await as(await buildAccount(app));
    expect((await other.get(`/api/invitation-links/${token}`)).json.welcome).toBe('other-address');
    const refused = await other.post(`/api/invitation-links/${token}/memberships`, { charterAccepted: true });
    expect([refused.status, refused.json.code]).toEqual([403, 'invitation-of-another']);
    expect(await pendingOf(community)).toEqual([email]);
  });

  it('opens nothing once taken back, nor once somebody was removed', async () => {
    const community = await buildCommunity(app);
    const email = address();
    await invite(community, [email]);
    const { token } = await mailed(email);
    const organiser = await as(community.organiser);
    const path = `/api/communities/${community.slug}/invitations`;
    const [{ id }] = itemsOf(await organiser.get(path)) as [{ id: string }];
    await organiser.delete(`${path}/${id}`);
    const client = await apiClient(app, email);
    expect((await client.get(`/api/invitation-links/${token}`)).status).toBe(404);
    const refused = await client.post(`/api/invitation-links/${token}/memberships`, {
      charterAccepted: true,
    });
    expect(refused.status).toBe(404);
  });

  it('can be refused from its mail, for good, without its host knowing', async () => {
    const [first, second] = [await buildCommunity(app), await buildCommunity(app)];
    const email = address();
    await invite(first, [email]);
    const { refusal } = await mailed(email);
    const [mail] = await app.mails(email);
    expect(mail!.raw).toContain('List-Unsubscribe');
    const page = await app.client().get(`/u/${refusal}`);
    expect(page.text).toContain('Ne plus m’inviter');
    expect((await app.client().submit(`/u/${refusal}`)).status).toBe(303);
    expect(await app.get(RefusalService).peek(refusal)).toEqual({ alreadyRefused: true });
    expect(await invite(second, [email])).toEqual([[email, 'invited']]);
    await app.settle();
    expect(await app.mails(email)).toHaveLength(1);
    expect(await pendingOf(second)).toEqual([email]);
  });

  it('waits no more for somebody who joined another way', async () => {
    const community = await buildCommunity(app);
    const person = await buildAccount(app);
    await invite(community, [person.email]);
    await buildMember(app, { community, account: person });
    expect(await pendingOf(community)).toEqual([]);
  });
});

describe('the link to share', () => {
  const linkPath = ({ slug }: BuiltCommunity) => `/api/communities/${slug}/invitation-link`;
  const tokenOf = (url: string) => url.split('/').at(-1)!;

  it.each(['open', 'approval', 'invitation'])('lets anybody into an %s community at once', async (policy) => {
    const community = await buildCommunity(app, { joinPolicy: policy });
    const organiser = await as(community.organiser);
    expect((await organiser.get(linkPath(community))).json.url).toBe(null);
    const { url } = (await organiser.put(linkPath(community))).json;
    expect((await organiser.get(linkPath(community))).json.url).toBe(url);
    const stranger = await apiClient(app);
    const open = `/api/invitation-links/${tokenOf(url)}`;
    expect((await stranger.get(open)).json).toMatchObject({ welcome: 'sign-in', hosts: [] });
    const client = await as(await buildAccount(app));
    const joined = await client.post(`${open}/memberships`, { charterAccepted: true });
    expect(joined.json.myMembership).toEqual({ role: 'member', status: 'active' });
  });

  it('dies when renewed or switched off', async () => {
    const community = await buildCommunity(app);
    const organiser = await as(community.organiser);
    const first = tokenOf((await organiser.put(linkPath(community))).json.url);
    const second = tokenOf((await organiser.put(linkPath(community))).json.url);
    const status = async (token: string) => (await organiser.get(`/api/invitation-links/${token}`)).status;
    expect([await status(first), await status(second)]).toEqual([404, 200]);
    expect((await organiser.delete(linkPath(community))).status).toBe(204);
    expect((await organiser.delete(linkPath(community))).status).toBe(404);
    expect(await status(second)).toBe(404);
    const third = tokenOf((await organiser.put(linkPath(community))).json.url);
    expect([await status(second), await status(third)]).toEqual([404, 200]);
  });

  it('answers a request that waits, and keeps out who was removed', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const { url } = (await (await as(community.organiser)).put(linkPath(community))).json;
    const join = async (person: Person) =>
      (await as(person)).post(`/api/invitation-links/${tokenOf(url)}/memberships`, { charterAccepted: true });
    const applicant = await buildAccount(app);
    await (
      await as(applicant)
    ).post(`/api/communities/${community.slug}/memberships`, {
      charterAccepted: true,
    });
    expect((await join(applicant)).json.myMembership.status).toBe('active');
    await app.settle();
    expect((await app.mails(applicant.email)).map(({ subject }) => subject)).toEqual([]);
    const removed = await buildRemoved(app, community);
    expect((await join(removed)).json.code).toBe('removed-from-community');
  });
});
