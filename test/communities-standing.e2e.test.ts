import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import { auditOf } from './support/audit.js';
import {
  type BuiltCommunity,
  buildAccount,
  buildCommunity,
  buildMember,
  buildRemoved,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const as = ({ email }: Person): Promise<ApiClient> => apiClient(app, email);
const path = ({ slug }: BuiltCommunity, rest = ''): string => `/api/communities/${slug}${rest}`;
const memberPath = (community: BuiltCommunity, { accountId }: Person): string =>
  path(community, `/members/${accountId}`);

async function ask(community: BuiltCommunity): Promise<Person> {
  const applicant = await buildAccount(app);
  await (await as(applicant)).post(path(community, '/memberships'), { charterAccepted: true });
  return applicant;
}

const subjects = async ({ email }: Person): Promise<string[]> => {
  await app.settle();
  return (await app.mails(email)).map(({ subject }) => subject);
};

describe('a request that waits', () => {
  it('is accepted where the community opens, and its reminders stop', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const applicant = await ask(community);
    const organiser = await as(community.organiser);
    expect((await organiser.patch(path(community), { joinPolicy: 'open' })).status).toBe(200);
    expect((await (await as(applicant)).get(path(community))).json.myMembership.status).toBe('active');
    expect(await subjects(applicant)).toEqual([expect.stringMatching(/^Bienvenue dans/)]);
    const told = (await subjects(community.organiser)).length;
    app.clock.advance(15 * DAY);
    expect(await subjects(community.organiser)).toHaveLength(told);
    expect(await subjects(applicant)).toHaveLength(1);
  });

  it('is refused where the community hides, so that nobody waits at a door that is gone', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const applicant = await ask(community);
    const organiser = await as(community.organiser);
    await organiser.patch(path(community), { joinPolicy: 'invitation' });
    expect(itemsOf(await organiser.get(path(community, '/members?status=pending')))).toEqual([]);
    expect(await subjects(applicant)).toEqual([expect.stringMatching(/^Votre demande à/)]);
    app.clock.advance(15 * DAY);
    expect(await subjects(applicant)).toHaveLength(1);
  });

  it('stays where other settings change', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const applicant = await ask(community);
    const organiser = await as(community.organiser);
    await organiser.patch(path(community), { joinPolicy: 'approval', description: 'Le jeudi.' });
    expect((await (await as(applicant)).get(path(community))).json.myMembership.status).toBe('pending');
  });

  it('comes with no role before it is accepted', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const applicant = await ask(community);
    const organiser = await as(community.organiser);
    const early = await organiser.patch(memberPath(community, applicant), { role: 'organiser' });
    expect([early.status, early.json.code]).toEqual([409, 'request-waits']);
    const both = { role: 'cohost', status: 'active' };
    expect((await organiser.patch(memberPath(community, applicant), both)).json).toMatchObject(both);
  });

  it('is on the first page of the members, however many there are', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    for (let n = 0; n < 50; n += 1) await buildMember(app, { community });
    const applicant = await ask(community);
    const organiser = await app.signIn(community.organiser.email);
    const { text } = await organiser.get(`/communities/${community.slug}/members`);
    expect(text).toContain(`/members/${applicant.accountId}`);
    const next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await organiser.get(next)).status).toBe(200);
  });
});

describe('somebody who was removed', () => {
  it('is listed to who can let them come back, and comes back as anybody may', async () => {
    const community = await buildCommunity(app);
    const removed = await buildRemoved(app, community);
    const cohost = await buildMember(app, { community, role: 'cohost' });
    expect((await (await as(cohost)).get(path(community, '/members?status=removed'))).status).toBe(403);
    const organiser = await as(community.organiser);
    const listed = itemsOf(await organiser.get(path(community, '/members?status=removed')));
    expect(listed).toMatchObject([{ account: { id: removed.accountId }, status: 'removed' }]);

    const page = await app.signIn(community.organiser.email);
    const members = `/communities/${community.slug}/members`;
    const readmission = `${members}/${removed.accountId}/readmission`;
    expect((await page.get(members)).text).toContain(readmission);
    expect((await (await app.signIn(cohost.email)).get(members)).text).not.toContain('/readmission');
    const told = await subjects(removed);
    expect((await page.submit(readmission)).headers.get('location')).toBe(members);
    expect((await page.submit(readmission)).status).toBe(404);
    expect(await subjects(removed)).toEqual(told);
    expect(await auditOf(app, community.organiser.accountId)).toContain('membership.readmitted');
    const back = await (await as(removed)).post(path(community, '/memberships'), { charterAccepted: true });
    expect(back.json).toEqual({ role: 'member', status: 'active' });
  });

  it('is not a member to let come back', async () => {
    const community = await buildCommunity(app);
    const member = await buildMember(app, { community });
    const organiser = await as(community.organiser);
    expect((await organiser.post(`${memberPath(community, member)}/readmission`)).status).toBe(404);
  });
});

describe('of two at once', () => {
  it('one organiser leaves, and the other stays', async () => {
    const community = await buildCommunity(app);
    const other = await buildMember(app, { community, role: 'organiser' });
    const both = [community.organiser, other];
    const clients = await Promise.all(both.map(as));
    const answers = await Promise.all(
      clients.map((client, index) => client.delete(memberPath(community, both[index]!))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('each founds a community of the same name', async () => {
    const clients = await Promise.all([await buildAccount(app), await buildAccount(app)].map(as));
    const given = { name: 'Deux à la fois', territory: 'FR-29' };
    const made = await Promise.all(clients.map((client) => client.post('/api/communities', given)));
    expect(made.map(({ json }) => json.slug as string).sort()).toEqual([
      'deux-a-la-fois',
      'deux-a-la-fois-2',
    ]);
  });
});

describe('leaving', () => {
  it('says what it ends: a request, or a membership that only an invitation brings back', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const applicant = await app.signIn((await ask(community)).email);
    const departure = `/communities/${community.slug}/departure`;
    await applicant.submit(departure);
    expect((await applicant.get('/communities')).text).toContain('Votre demande est retirée.');

    const member = await app.signIn((await buildMember(app, { community })).email);
    await (await as(community.organiser)).patch(path(community), { joinPolicy: 'invitation' });
    expect((await member.get(`/communities/${community.slug}`)).text).toContain('il faudra une invitation');
    await member.submit(departure);
    expect((await member.get('/communities')).text).toContain('Vous ne faites plus partie');
  });
});

describe('a community that nobody sees', () => {
  it('is not told by the address of another of the same name', async () => {
    const secret = await buildCommunity(app, { name: 'Cercle du Trégor', joinPolicy: 'invitation' });
    const open = await buildCommunity(app, { name: 'Cercle du Trégor' });
    expect(open.slug).toBe('cercle-du-tregor');
    expect(secret.slug).toMatch(/^cercle-du-tregor-[0-9a-f]{8}$/);
  });
});

it('a charter that is emptied is the usual one again', async () => {
  const community = await buildCommunity(app, { charter: 'Une règle à nous.' });
  const organiser = await as(community.organiser);
  const { json } = await organiser.patch(path(community), { charter: '  ' });
  expect((json.charter as string).split('\n')).toHaveLength(10);
});
