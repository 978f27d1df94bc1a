import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../src/kernel/clock.js';
import { AuditEntry } from '../src/platform/audit/audit-entry.entity.js';
import { Reader } from '../src/platform/database/transaction.js';
import { startApp, type TestApp } from './support/app.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import {
  type BuiltCommunity,
  buildAccount,
  buildCommunity,
  buildEvent,
  buildMember,
  type Person,
} from './support/builders.js';

let app: TestApp;
let community: BuiltCommunity;
let apps: TestApp[] = [];
beforeEach(async () => {
  app = await startApp();
  apps.push(app);
  community = await buildCommunity(app);
});
afterAll(async () => {
  for (const each of apps) await each.close();
  apps = [];
});

const as = ({ email }: Person): Promise<ApiClient> => apiClient(app, email);
const path = (rest = ''): string => `/api/communities/${community.slug}${rest}`;
const state = async (): Promise<string> =>
  (await (await apiClient(app)).get(path())).json.wakefulness as string;
const texts = async ({ email }: Person): Promise<string[]> =>
  (await app.mails(email)).map(({ subject }) => subject.replaceAll(/[\u00a0\u202f]/g, ' '));

describe('a community without a gathering', () => {
  it('sleeps after 180 days and can only be read after a year, from the end of its last date', async () => {
    await buildEvent(app, { community, startsLocal: '2027-03-05T18:30', durationMinutes: 60 });
    app.clock.set(Date.UTC(2027, 2, 5, 18, 30) + 180 * DAY - 1);
    expect(await state()).toBe('awake');
    app.clock.advance(1);
    expect(await state()).toBe('quiet');
    app.clock.advance(185 * DAY);
    expect(await state()).toBe('read-only');
  });

  it('is not kept awake by a draft, and is by its publication', async () => {
    const { id } = await buildEvent(app, { community, status: 'draft', startsLocal: '2027-12-01T18:30' });
    app.clock.advance(200 * DAY);
    expect(await state()).toBe('quiet');
    await (await as(community.organiser)).patch(`/api/events/${id}`, { status: 'scheduled' });
    expect(await state()).toBe('awake');
  });

  it('publishes no draft once it can only be read', async () => {
    const { id } = await buildEvent(app, { community, status: 'draft', startsLocal: '2028-12-01T18:30' });
    app.clock.advance(365 * DAY);
    const organiser = await as(community.organiser);
    const publish = () => organiser.patch(`/api/events/${id}`, { status: 'scheduled' });
    expect((await publish()).json.code).toBe('community-read-only');
    await organiser.post(path('/awakening'));
    expect((await publish()).status).toBe(200);
  });

  it('begins nothing while it can only be read, and lets people read and leave', async () => {
    const cohost = await buildMember(app, { community, role: 'cohost' });
    const [member, leaving] = [await buildMember(app, { community }), await buildMember(app, { community })];
    app.clock.advance(366 * DAY);
    const [organiser, host] = [await as(community.organiser), await as(cohost)];
    const someone = await as(await buildAccount(app));
    const refused = [
      await someone.post(path('/memberships'), { charterAccepted: true }),
      await host.post(path('/events'), { title: 'Apéro', startsLocal: '2028-05-05T18:30' }),
      await host.post(path('/invitations'), { emails: ['a@asso.example'] }),
      await host.put(path('/invitation-link')),
      await organiser.patch(path(), { name: 'Un autre nom' }),
      await organiser.patch(path(`/members/${member.accountId}`), { role: 'cohost' }),
    ];
    for (const { status, json } of refused)
      expect([status, json]).toMatchObject([409, { code: 'community-read-only' }]);
    const { can } = (await organiser.get(path())).json;
    expect(can).toMatchObject({ schedule: false, editSettings: false, seeMembers: true, wake: true });
    expect((await (await as(member)).get(path('/members'))).status).toBe(200);
    expect((await (await as(leaving)).delete(path(`/members/${leaving.accountId}`))).status).toBe(204);
    expect((await organiser.delete(path(`/members/${member.accountId}`))).status).toBe(204);
  });

  it('is woken by a host, once, and then takes all again', async () => {
    const member = await buildMember(app, { community });
    const cohost = await buildMember(app, { community, role: 'cohost' });
    app.clock.advance(400 * DAY);
    expect((await (await as(member)).post(path('/awakening'))).status).toBe(403);
    const host = await as(cohost);
    const awake = { wakefulness: 'awake', can: { schedule: true, wake: false } };
    expect((await host.post(path('/awakening'))).json).toMatchObject(awake);
    expect((await host.post(path('/awakening'))).json).toMatchObject(awake);
    const someone = await as(await buildAccount(app));
    expect((await someone.post(path('/memberships'), { charterAccepted: true })).status).toBe(201);
    const woken = await app.get(Reader).manager.findBy(AuditEntry, { action: 'community.awakened' });
    expect(woken).toHaveLength(1);
  });

  it('says so on its page and in the list, with a button for hosts', async () => {
    const member = await buildMember(app, { community });
    app.clock.advance(200 * DAY);
    const reader = app.client({ 'accept-language': 'fr' });
    expect((await reader.get('/communities')).text).toContain('En sommeil');
    const page = (await reader.get(`/communities/${community.slug}`)).text;
    expect(page).toContain('Communauté en sommeil');
    expect(page).not.toContain('/awakening');
    const inside = (await (await app.signIn(member.email)).get(`/communities/${community.slug}`)).text;
    expect(inside).not.toContain('/awakening');
    const host = await app.signIn(community.organiser.email);
    expect((await host.get(`/communities/${community.slug}`)).text).toContain('/awakening');
    expect((await host.submit(`/communities/${community.slug}/awakening`)).status).toBe(303);
    expect((await host.get(`/communities/${community.slug}`)).text).not.toContain('Communauté en sommeil');
  });
});

describe('a takeover', () => {
  let cohost: Person;
  let member: Person;
  beforeEach(async () => {
    cohost = await buildMember(app, { community, role: 'cohost' });
    member = await buildMember(app, { community });
    await app.settle();
    app.clock.advance(60 * DAY);
  });

  it('is done after 14 days that nobody opposes; the organiser stays one, and both are told', async () => {
    const client = await as(cohost);
    expect((await client.post(path('/takeover'))).status).toBe(201);
    expect((await client.post(path('/takeover'))).status).toBe(201);
    await app.settle();
    expect(await texts(community.organiser)).toEqual([
      expect.stringContaining(`${cohost.displayName} propose de reprendre l’animation`),
    ]);
    const page = (await (await app.signIn(member.email)).get(`/communities/${community.slug}`)).text;
    expect(page).toContain(`${cohost.displayName} propose de reprendre`);
    expect(page).not.toContain('M’y opposer');
    app.clock.advance(14 * DAY - 1);
    await app.settle();
    expect((await client.get(path())).json.myMembership.role).toBe('cohost');
    app.clock.advance(1);
    await app.settle();
    expect((await client.get(path())).json.myMembership.role).toBe('organiser');
    expect((await (await as(community.organiser)).get(path())).json.myMembership.role).toBe('organiser');
    expect((await texts(cohost)).at(-1)).toMatch(/^Vous animez maintenant/);
    expect((await texts(community.organiser)).at(-1)).toContain(`${cohost.displayName} anime maintenant`);
    expect((await client.get(path('/takeover'))).status).toBe(404);
  });

  it('is opposed by an organiser, and not by being seen alone', async () => {
    await (await as(cohost)).post(path('/takeover'));
    const organiser = await app.signIn(community.organiser.email);
    expect((await organiser.get(`/communities/${community.slug}`)).text).toContain('M’y opposer');
    expect((await (await as(member)).delete(path('/takeover'))).status).toBe(403);
    expect((await (await as(member)).get(path('/takeover'))).json.account.id).toBe(cohost.accountId);
    const opposed = await organiser.submit(`/communities/${community.slug}/takeover/opposition`);
    expect(opposed.status).toBe(303);
    app.clock.advance(15 * DAY);
    await app.settle();
    expect((await (await as(cohost)).get(path())).json.myMembership.role).toBe('cohost');
    expect((await texts(cohost)).at(-1)).toMatch(/ne change pas$/);
    // Whoever opposes was seen.
    expect((await (await as(cohost)).post(path('/takeover'))).json.code).toBe('organiser-seen');
  });

  it('is withdrawn by who asked, and by nobody else but an organiser', async () => {
    const other = await buildMember(app, { community, role: 'cohost' });
    app.clock.advance(60 * DAY);
    const [asking, watching] = [await as(cohost), await as(other)];
    await asking.post(path('/takeover'));
    expect((await watching.post(path('/takeover'))).json.code).toBe('takeover-asked');
    expect((await watching.delete(path('/takeover'))).status).toBe(403);
    expect((await asking.delete(path('/takeover'))).status).toBe(204);
    expect((await asking.delete(path('/takeover'))).status).toBe(404);
    app.clock.advance(14 * DAY);
    await app.settle();
    expect((await asking.get(path())).json.myMembership.role).toBe('cohost');
  });

  it('ends with the role of who asked', async () => {
    const client = await as(cohost);
    await client.post(path('/takeover'));
    await client.delete(path(`/members/${cohost.accountId}`));
    await buildMember(app, { community, account: cohost });
    app.clock.advance(14 * DAY);
    await app.settle();
    expect((await client.get(path())).json.myMembership.role).toBe('member');
    expect((await (await as(member)).get(path('/takeover'))).status).toBe(404);
  });

  it('that came due without its asker leaves room for another', async () => {
    await (await as(cohost)).post(path('/takeover'));
    const organiser = await as(community.organiser);
    await organiser.patch(path(`/members/${cohost.accountId}`), { role: 'member' });
    app.clock.advance(14 * DAY);
    await app.settle();
    await organiser.patch(path(`/members/${cohost.accountId}`), { role: 'cohost' });
    expect((await (await as(member)).get(path('/takeover'))).status).toBe(404);
  });

  it('is for co-hosts, where no organiser was seen for 60 days', async () => {
    expect((await (await as(member)).post(path('/takeover'))).status).toBe(403);
    await app.signIn(community.organiser.email);
    const refused = await (await as(cohost)).post(path('/takeover'));
    expect([refused.status, refused.json.code]).toEqual([409, 'organiser-seen']);
    const page = (await (await app.signIn(cohost.email)).get(`/communities/${community.slug}`)).text;
    expect(page).not.toContain('Proposer de reprendre');
    app.clock.advance(60 * DAY);
    const later = (await (await app.signIn(cohost.email)).get(`/communities/${community.slug}`)).text;
    expect(later).toContain('Proposer de reprendre');
  });
});
