import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountService } from '../src/features/accounts/account.service.js';
import { AccessTokenService } from '../src/features/accounts/access-token.service.js';
import { DeviceLinkService } from '../src/features/accounts/device-link.service.js';
import { DAY } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { auditOf } from './support/audit.js';
import { buildAdmin, buildMember, buildNews, type Person } from './support/builders.js';
import { itemsOf } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';
import { type Moderating, moderating } from './support/moderating.js';
import { suspend, wayIn } from './support/suspending.js';

let app: TestApp;
let moderation: Moderating;
let admin: Person;
beforeAll(async () => {
  app = await startApp();
  moderation = moderating(app);
  admin = await buildAdmin(app, { displayName: 'Admin' });
});
beforeEach(() => app.clock.set(A_MONDAY));
afterAll(() => app.close());

const as: Moderating['as'] = (...given) => moderation.as(...given);
const decide: Moderating['decide'] = (...given) => moderation.decide(...given);

/** News of a community that was reported, and its case. */
async function reported(fields: Record<string, unknown> = {}) {
  const world = await moderation.inCommunity(fields);
  await moderation.report(world.reader, world.news.id, { reason: 'discrimination' });
  return { ...world, caseId: await moderation.caseOf(admin, world.news.id) };
}

const actionsFor = async (person: Person, caseId: string): Promise<string[]> => {
  const { json } = await (await as(person)).get(`/api/moderation/reports/${caseId}`);
  return json.can.decide as string[];
};

describe('to suspend somebody’s access', () => {
  it('is offered to those who administer alone, and taken from them alone', async () => {
    const { moderator, caseId } = await reported();
    expect(await actionsFor(admin, caseId)).toContain('suspendre');
    expect(await actionsFor(moderator, caseId)).not.toContain('suspendre');
    const asked = { action: 'suspendre', suspension: '7-days' };
    expect(await decide(moderator, caseId, asked)).toMatchObject({
      status: 403,
      json: { code: 'not-to-suspend' },
    });
  });

  it('is never for who administers too', async () => {
    const { community, reader } = await reported();
    const other = await buildMember(app, { community });
    await app.get(AccountService).grantAdmin(other.email);
    const news = await buildNews(app, { author: other, scope: 'community', communitySlug: community.slug });
    await moderation.report(reader, news.id, { reason: 'discrimination' });
    const caseId = await moderation.caseOf(admin, news.id);
    expect(await actionsFor(admin, caseId)).not.toContain('suspendre');
    expect(await decide(admin, caseId, { action: 'suspendre', suspension: '7-days' })).toMatchObject({
      status: 403,
    });
  });

  it('has a length, which no other decision has', async () => {
    const { caseId } = await reported();
    for (const body of [{ action: 'suspendre' }, { action: 'classer', suspension: '7-days' }])
      expect(await decide(admin, caseId, body)).toMatchObject({
        status: 422,
        json: { errors: [{ field: 'suspension' }] },
      });
    expect((await decide(admin, caseId, { action: 'suspendre', suspension: 'forever' })).status).toBe(422);
  });

  it('deletes the text and closes every way in, from the very next request on', async () => {
    const { author, news, caseId } = await reported();
    const signedIn = await as(author);
    const { secret } = await app.get(AccessTokenService).create(author, 'mon programme');
    const { url } = await app.get(DeviceLinkService).create(author);
    const bearer = { authorization: `Bearer ${secret}` };
    expect((await signedIn.get('/api/me')).status).toBe(200);
    expect((await (await as(null)).get('/api/me', bearer)).status).toBe(200);
    expect(await decide(admin, caseId, { action: 'suspendre', suspension: '30-days' })).toMatchObject({
      status: 201,
      json: {
        status: 'closed',
        subject: { state: 'gone' },
        decisions: [{ action: 'suspendre', suspendedUntil: new Date(A_MONDAY + 30 * DAY).toISOString() }],
      },
    });
    expect((await signedIn.get('/api/me')).status).toBe(401);
    expect((await (await as(null)).get('/api/me', bearer)).status).toBe(401);
    const token = new URL(url).pathname.split('/').at(-1);
    expect((await (await as(null)).post('/api/sessions', { token })).status).toBe(422);
    expect(await moderation.statusFor(admin, news.id)).toBe(404);
  });

  it('is mailed to who wrote, with why, until when and whom to write to; and not to who reported', async () => {
    const { author, reader, caseId } = await reported();
    const words = { authorWord: 'Ces propos n’ont pas leur place ici.', reporterWord: 'Merci.' };
    await decide(admin, caseId, { action: 'suspendre', suspension: '7-days', ...words });
    const mail = await moderation.lastMailTo(author);
    expect(mail).toContain("Ces propos n'ont pas leur place ici.");
    expect(mail).toContain('Votre accès revient de lui-même le lundi 8 mars');
    expect(mail).toContain(`écrivez à ${app.settings.mailFrom.address}`);
    const toReporter = await moderation.lastMailTo(reader);
    expect(toReporter).toContain('le texte est supprimé');
    expect(toReporter).not.toContain('suspendu');
  });

  it('is decided on the page: what it does is said there, and what was typed is kept', async () => {
    const { author, caseId } = await reported();
    const client = await app.signIn(admin.email);
    const path = `/moderation/reports/${caseId}`;
    const shown = await client.get(path);
    expect(shown.text).toContain('ne peut plus se connecter');
    const revision = /name="revision" value="(\d+)"/.exec(shown.text)?.[1] ?? '';
    const form = { revision, action: 'suspendre', authorWord: 'Un mot.' };
    const refused = await client.submit(`${path}/decision`, form);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Un mot.');
    expect(refused.text).toContain('Durée de la suspension');
    const decided = await client.submit(`${path}/decision`, { ...form, suspension: 'until-lifted' });
    expect(decided.status).toBe(303);
    expect((await client.get(path)).text).toContain('Accès suspendu jusqu’à nouvelle décision');
    const [latest] = itemsOf(await (await as(admin)).get('/api/suspensions'));
    expect(latest).toMatchObject({ account: { id: author.accountId }, endsAt: null });
  });

  it('asks for no length of another decision, whatever was chosen before', async () => {
    const { caseId } = await reported();
    const client = await app.signIn(admin.email);
    const path = `/moderation/reports/${caseId}/decision`;
    const revision = (await (await as(admin)).get(`/api/moderation/reports/${caseId}`)).json.revision;
    const form = { revision: String(revision), action: 'classer', suspension: '7-days' };
    expect((await client.submit(path, form)).status).toBe(303);
  });

  it('never shortens what was decided before', async () => {
    const { community, author, reader, caseId } = await reported();
    const other = await buildNews(app, { author, scope: 'community', communitySlug: community.slug });
    await moderation.report(reader, other.id, { reason: 'discrimination' });
    const otherId = await moderation.caseOf(admin, other.id);
    await decide(admin, caseId, { action: 'suspendre', suspension: '30-days' });
    expect(await decide(admin, otherId, { action: 'suspendre', suspension: '7-days' })).toMatchObject({
      json: { decisions: [{ suspendedUntil: new Date(A_MONDAY + 30 * DAY).toISOString() }] },
    });
    app.clock.advance(8 * DAY);
    await app.settle();
    expect((await app.client().post('/api/sessions', await tokenOf(author))).status).toBe(403);
  });

  it('keeps who did it, and nothing of what was written', async () => {
    const { author, caseId } = await reported();
    const words = { authorWord: 'Un mot inoubliable.' };
    await decide(admin, caseId, { action: 'suspendre', suspension: '7-days', ...words });
    expect(await auditOf(app, admin.accountId)).toEqual(
      expect.arrayContaining(['account.suspended', 'sessions.ended', 'moderation.decided']),
    );
    const entries = await app
      .get(DataSource)
      .query<object[]>(`select * from audit_entries where subject_id = '${author.accountId}'`);
    expect(JSON.stringify(entries)).toContain('7-days');
    expect(JSON.stringify(entries)).not.toContain('inoubliable');
  });

  it('leaves what else its author wrote, under their name', async () => {
    const { community, author, reader, caseId } = await reported();
    const other = await buildNews(app, { author, scope: 'community', communitySlug: community.slug });
    await decide(admin, caseId, { action: 'suspendre', suspension: '7-days' });
    const { status, json } = await (await as(reader)).get(`/api/news/${other.id}`);
    expect(status).toBe(200);
    expect(JSON.stringify(json)).toContain(author.displayName);
  });
});

describe('who moderates and is suspended', () => {
  it('is not counted on to read what was hidden: others are told', async () => {
    const { community, moderator, reader, news } = await moderation.inCommunity();
    for (const person of [moderator, community.organiser]) await suspend(app, person, { by: admin });
    await moderation.report(reader, news.id, { reason: 'donnee-personne' });
    const asked = 'Un texte est masqué : à relire dès que possible';
    expect((await moderation.subjectsTo(admin)).at(-1)).toBe(asked);
    expect(await moderation.subjectsTo(moderator)).not.toContain(asked);
  });
});

const tokenOf = async (person: Person) => ({ token: (await wayIn(app, person)).token });
