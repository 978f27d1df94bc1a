import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApplicationService } from '../src/features/communities/application.service.js';
import { Membership } from '../src/features/communities/membership.entity.js';
import { DAY } from '../src/kernel/clock.js';
import { Reader } from '../src/platform/database/transaction.js';
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

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ environment: { ADMIN_EMAILS: 'admin@asso.example' } });
  await buildAccount(app, { email: 'admin@asso.example', displayName: 'Ada' });
});
afterAll(() => app.close());

const as = ({ email }: Person): Promise<ApiClient> => apiClient(app, email);
const subjects = async ({ email }: Person): Promise<string[]> =>
  (await app.mails(email)).map(({ subject }) => subject);

async function ask(community: BuiltCommunity, word?: string): Promise<Person> {
  const applicant = await buildAccount(app);
  const body = { charterAccepted: true, ...(word && { word }) };
  await (await as(applicant)).post(`/api/communities/${community.slug}/memberships`, body);
  return applicant;
}

const memberPath = ({ slug }: BuiltCommunity, { accountId }: Person): string =>
  `/api/communities/${slug}/members/${accountId}`;

describe('asking to join', () => {
  it('is mailed at once to those who host, with the word, and to nobody else', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval', joinQuestion: 'Quel service ?' });
    const cohost = await buildMember(app, { community, role: 'cohost' });
    const member = await buildMember(app, { community });
    await app.settle();
    const before = (await app.mails()).length;
    const applicant = await ask(community, 'Je travaille au CCAS.');
    await app.settle();
    const sent = (await app.mails()).slice(before);
    expect(sent.map(({ toAddress }) => toAddress).sort()).toEqual(
      [cohost.email, community.organiser.email].sort(),
    );
    expect(sent[0]!.subject).toMatch(new RegExp(`^${applicant.displayName} demande à rejoindre`));
    expect(sent[0]!.text).toContain('Je travaille au CCAS.');
    expect(sent[0]!.text).toContain(`/communities/${community.slug}/members`);
    expect(await subjects(member)).not.toContain(sent[0]!.subject);
  });

  it('shows the word to those who answer, until they have', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const applicant = await ask(community, 'Deux lignes\nde plus');
    const organiser = await as(community.organiser);
    const list = async () => itemsOf(await organiser.get(`/api/communities/${community.slug}/members`));
    const theirs = async () => (await list()).find(({ account }) => account.id === applicant.accountId);
    expect(await theirs()).toMatchObject({ status: 'pending', word: 'Deux lignes\nde plus' });
    await organiser.patch(memberPath(community, applicant), { status: 'active', word: 'Bienvenue à toi.' });
    expect(await theirs()).toMatchObject({ status: 'active', word: null });
    await app.settle();
    const [mail] = await app.mails(applicant.email);
    expect(mail!.subject).toMatch(/^Bienvenue dans/);
    expect(mail!.text).toContain('Bienvenue à toi.');
  });

  it('takes a word of 500 characters, and no more', async () => {
    const { slug } = await buildCommunity(app, { joinPolicy: 'approval' });
    const client = await as(await buildAccount(app));
    const join = (word: string) =>
      client.post(`/api/communities/${slug}/memberships`, { charterAccepted: true, word });
    expect((await join('x'.repeat(501))).json.errors).toMatchObject([{ field: 'word', code: 'too-long' }]);
    expect((await join('x'.repeat(500))).status).toBe(201);
  });

  it('keeps no word where joining is immediate', async () => {
    const community = await buildCommunity(app);
    const member = await ask(community, 'Un mot pour rien');
    const { json } = await (await as(member)).get(`/api/communities/${community.slug}/members`);
    expect(JSON.stringify(json)).not.toContain('Un mot pour rien');
  });
});

describe('a refusal', () => {
  it('is told with its word, and nothing of the request stays', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const applicant = await ask(community, 'Mon mot');
    const organiser = await as(community.organiser);
    const path = `${memberPath(community, applicant)}/refusal`;
    expect((await organiser.post(path, { word: 'Revenez au printemps.' })).status).toBe(204);
    expect((await organiser.post(path, {})).status).toBe(404);
    await app.settle();
    const [mail] = await app.mails(applicant.email);
    expect(mail!.text).toContain('Revenez au printemps.');
    const again = await (await as(applicant)).get(`/api/communities/${community.slug}`);
    expect(again.json).toMatchObject({ myMembership: null, can: { join: true } });
  });

  it('never removes somebody whom another host has just let in', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const applicant = await ask(community);
    const organiser = await as(community.organiser);
    await organiser.patch(memberPath(community, applicant), { status: 'active' });
    const late = await organiser.post(`${memberPath(community, applicant)}/refusal`, {});
    expect([late.status, late.json.code]).toEqual([409, 'request-answered']);
  });
});

describe('a request that nobody answers', () => {
  it('is told to hosts on day 7, to admins and who asked on day 14', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const applicant = await ask(community, 'Toujours là');
    await app.settle();
    app.clock.advance(7 * DAY - 1);
    await app.settle();
    expect(await subjects(community.organiser)).toHaveLength(1);
    app.clock.advance(1);
    await app.settle();
    expect((await subjects(community.organiser))[1]).toMatch(/attend votre réponse/);
    expect(await subjects(applicant)).toEqual([]);
    app.clock.advance(7 * DAY);
    await app.settle();
    const [told] = await app.mails(applicant.email);
    expect(told!.text).toContain('retirer votre demande');
    const [toAdmin] = (await app.mails('admin@asso.example')).slice(-1);
    expect(toAdmin!.subject).toMatch(/sans réponse depuis deux semaines/);
    expect(toAdmin!.text).not.toContain(applicant.displayName);
    expect(toAdmin!.text).not.toContain('Toujours là');
  });

  it('is told once, even where a worker died before it said that it was done', async () => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const applicant = await ask(community);
    const { id } = await app
      .get(Reader)
      .manager.findOneByOrFail(Membership, { accountId: applicant.accountId });
    const reminded = { membershipId: id, whom: 'others' as const };
    for (let times = 0; times < 2; times += 1) await app.get(ApplicationService).remind(reminded);
    await app.settle();
    expect(await subjects(applicant)).toHaveLength(1);
    await (await as(applicant)).delete(memberPath(community, applicant));
  });

  it.each(['accepted', 'refused', 'withdrawn'])('is told to nobody once %s', async (how) => {
    const community = await buildCommunity(app, { joinPolicy: 'approval' });
    const applicant = await ask(community);
    const organiser = await as(community.organiser);
    const path = memberPath(community, applicant);
    if (how === 'accepted') await organiser.patch(path, { status: 'active' });
    if (how === 'refused') await organiser.delete(path);
    if (how === 'withdrawn') await (await as(applicant)).delete(path);
    await app.settle();
    const before = (await app.mails()).length;
    app.clock.advance(15 * DAY);
    await app.settle();
    const later = (await app.mails()).slice(before).map(({ subject }) => subject);
    expect(later.filter((subject) => /attend|sans réponse/.test(subject))).toEqual([]);
  });
});

describe('what changes for somebody', () => {
  it('is mailed: a role with what it lets do, a removal without blame', async () => {
    const community = await buildCommunity(app);
    const member = await buildMember(app, { community, role: 'cohost' });
    const removed = await buildRemoved(app, community);
    await app.settle();
    const [role] = await app.mails(member.email);
    expect(role!.text).toContain('proposer des dates, inviter des collègues');
    const [removal] = await app.mails(removed.email);
    expect(removal!.subject).toMatch(/^Vous ne faites plus partie de/);
  });

  it('is not mailed to who did it', async () => {
    const community = await buildCommunity(app);
    await buildMember(app, { community, role: 'organiser' });
    await app.settle();
    const client = await as(community.organiser);
    await client.patch(memberPath(community, community.organiser), { role: 'member' });
    await app.settle();
    expect(await subjects(community.organiser)).toEqual([]);
  });

  it('is not removal of oneself by accident', async () => {
    const community = await buildCommunity(app);
    await buildMember(app, { community, role: 'organiser' });
    const client = await app.signIn(community.organiser.email);
    const page = `/communities/${community.slug}/members/${community.organiser.accountId}/removal`;
    expect((await client.get(page)).text).toContain('Quitter la communauté');
    const refused = await client.submit(page);
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('C’est vous.')]);
  });
});

describe('a host’s name', () => {
  const hosts = async (slug: string, client: ApiClient): Promise<string[]> =>
    itemsOf(await client.get(`/api/communities/${slug}/hosts`)).map(
      ({ account }) => account.displayName as string,
    );

  it('is shown to strangers by that host alone, and no more than the name', async () => {
    const community = await buildCommunity(app, {
      organiser: await buildAccount(app, { displayName: 'Nolwenn', profession: 'ass', territory: 'FR-29' }),
    });
    const cohost = await buildMember(app, { community, role: 'cohost' });
    const member = await buildMember(app, { community });
    const stranger = await apiClient(app);
    expect(await hosts(community.slug, stranger)).toEqual([]);
    expect(await hosts(community.slug, await as(member))).toEqual(['Nolwenn', cohost.displayName]);

    const organiser = await as(community.organiser);
    const theirs = await organiser.patch(memberPath(community, cohost), { shownToAll: true });
    expect(theirs.status).toBe(403);
    const own = await (await as(member)).patch(memberPath(community, member), { shownToAll: true });
    expect(own.status).toBe(403);
    const mine = memberPath(community, community.organiser);
    expect((await organiser.patch(mine, { shownToAll: true })).json.shownToAll).toBe(true);
    expect(itemsOf(await stranger.get(`/api/communities/${community.slug}/hosts`))).toMatchObject([
      { account: { displayName: 'Nolwenn', profession: null, territory: null }, role: 'organiser' },
    ]);
  });

  it('is hidden again with the role that showed it', async () => {
    const community = await buildCommunity(app);
    const cohost = await buildMember(app, { community, role: 'cohost' });
    await (await as(cohost)).patch(memberPath(community, cohost), { shownToAll: true });
    const stranger = await apiClient(app);
    expect(await hosts(community.slug, stranger)).toEqual([cohost.displayName]);
    const organiser = await as(community.organiser);
    await organiser.patch(memberPath(community, cohost), { role: 'member' });
    await organiser.patch(memberPath(community, cohost), { role: 'cohost' });
    expect(await hosts(community.slug, stranger)).toEqual([]);
  });
});
