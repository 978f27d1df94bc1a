import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AssociationRoleService } from '../src/features/associations/association-role.service.js';
import { NewsEditingService } from '../src/features/board/news-editing.service.js';
import { newsChangeInput } from '../src/features/board/news.input.js';
import { startApp, type TestApp } from './support/app.js';
import { buildAdmin, buildAssociation, buildMember, buildNews, type Person } from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { type Moderating, moderating } from './support/moderating.js';

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
const inCommunity: Moderating['inCommunity'] = (...given) => moderation.inCommunity(...given);
const report: Moderating['report'] = (...given) => moderation.report(...given);
const queueOf: Moderating['queueOf'] = (...given) => moderation.queueOf(...given);
const caseOf: Moderating['caseOf'] = (...given) => moderation.caseOf(...given);
const decide: Moderating['decide'] = (...given) => moderation.decide(...given);
const statusFor: Moderating['statusFor'] = (...given) => moderation.statusFor(...given);
const lastMailTo: Moderating['lastMailTo'] = (...given) => moderation.lastMailTo(...given);
const subjectsTo: Moderating['subjectsTo'] = (...given) => moderation.subjectsTo(...given);

describe('a decision', () => {
  it('is mailed to the author and to who reported, each with their word', async () => {
    const { moderator, author, reader, news } = await inCommunity();
    await report(reader, news.id, { reason: 'erreur' });
    const answer = await decide(moderator, await caseOf(moderator, news.id), {
      action: 'demande-correction',
      authorWord: 'La date est à revoir.',
      reporterWord: 'Bien vu, merci.',
    });
    expect(answer).toMatchObject({
      status: 201,
      json: {
        status: 'waiting',
        subject: { state: 'shown' },
        reports: [{ answered: true }],
        decisions: [{ action: 'demande-correction', moderator: { id: moderator.accountId } }],
      },
    });
    const [toAuthor, toReporter] = [await lastMailTo(author), await lastMailTo(reader)];
    expect(toAuthor).toContain('La date est à revoir.');
    expect(toAuthor).not.toContain('Bien vu');
    expect(toReporter).toContain('Votre signalement : la suite');
    expect(toReporter).toContain('Bien vu, merci.');
  });

  it('to correct brings the text back once its author has changed it', async () => {
    const { moderator, author, reader, news } = await inCommunity();
    await report(reader, news.id, { reason: 'donnee-personne' });
    const id = await caseOf(moderator, news.id);
    await decide(moderator, id, { action: 'demande-correction' });
    const change = newsChangeInput.parse({ text: 'Un texte plus sobre.' });
    await app.get(NewsEditingService).change(author, news.id, change, null);
    expect(await subjectsTo(moderator)).toContain('Une correction est faite : à relire');
    const { json } = await (await as(moderator)).get(`/api/moderation/reports/${id}`);
    expect(json).toMatchObject({ status: 'open', correctedAt: expect.any(String) });
    expect(await statusFor(reader, news.id)).toBe(404);
    expect(await decide(moderator, id, { action: 'restaurer' })).toMatchObject({
      json: { status: 'closed' },
    });
    expect(await statusFor(reader, news.id)).toBe(200);
  });

  it('on what an edit says is not undone by the news of that edit, told late', async () => {
    const { moderator, author, reader, news } = await inCommunity();
    await report(reader, news.id, { reason: 'erreur' });
    const id = await caseOf(moderator, news.id);
    const editing = app.get(NewsEditingService);
    await editing.change(author, news.id, newsChangeInput.parse({ text: 'Un texte relu.' }), null);
    await decide(moderator, id, { action: 'demande-correction' });
    await app.settle();
    const shown = async () => (await as(moderator)).get(`/api/moderation/reports/${id}`);
    expect(await shown()).toMatchObject({ json: { status: 'waiting', correctedAt: null } });
    await editing.change(author, news.id, newsChangeInput.parse({ text: 'Un texte corrigé.' }), null);
    await app.settle();
    expect(await shown()).toMatchObject({ json: { status: 'open', correctedAt: expect.any(String) } });
  });

  it('to delete leaves nothing of what was written, in any row', async () => {
    const text = 'Une phrase inoubliable.\nQue personne ne doit relire.';
    const { moderator, author, reader, news } = await inCommunity({ text });
    const change = newsChangeInput.parse({ text: 'Une autre phrase inoubliable.' });
    await app.get(NewsEditingService).change(author, news.id, change, null);
    await report(reader, news.id, { reason: 'donnee-personne' });
    const id = await caseOf(moderator, news.id);
    expect(await decide(moderator, id, { action: 'supprimer' })).toMatchObject({
      status: 201,
      json: { subject: { state: 'gone', title: '', texts: [] } },
    });
    const source = app.get(DataSource);
    for (const { tableName } of source.entityMetadatas) {
      const rows = await source.query<object[]>(`select * from ${tableName}`);
      expect(JSON.stringify(rows), tableName).not.toContain('inoubliable');
    }
  });

  it('is taken once, whoever else decides at the same time', async () => {
    const { community, moderator, reader, news } = await inCommunity();
    await report(reader, news.id, { reason: 'erreur' });
    const id = await caseOf(moderator, news.id);
    const answers = await Promise.all([
      decide(moderator, id, { action: 'classer' }),
      decide(community.organiser, id, { action: 'supprimer' }),
      decide(admin, id, { action: 'avertir' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    for (const { status, json } of answers) if (status === 409) expect(json.code).toBe('report-decided');
  });

  it('is made of what was read: another report in between is to be read first', async () => {
    const { community, moderator, reader, news } = await inCommunity();
    await report(reader, news.id, { reason: 'erreur' });
    const id = await caseOf(moderator, news.id);
    const read = await (await as(moderator)).get(`/api/moderation/reports/${id}`);
    await report(await buildMember(app, { community }), news.id, { reason: 'doublon' });
    const ifMatch = { 'if-match': read.headers.get('etag')! };
    expect((await decide(moderator, id, { action: 'classer' }, ifMatch)).status).toBe(412);
    expect((await decide(moderator, id, { action: 'classer' })).status).toBe(201);
  });

  it('is made of what was read: what its author changed in between is to be read first', async () => {
    const { moderator, author, reader, news } = await inCommunity();
    await report(reader, news.id, { reason: 'donnee-personne' });
    const id = await caseOf(moderator, news.id);
    const read = await (await as(moderator)).get(`/api/moderation/reports/${id}`);
    const change = newsChangeInput.parse({ text: 'Un texte que personne de la modération n’a lu.' });
    await app.get(NewsEditingService).change(author, news.id, change, null);
    const ifMatch = { 'if-match': read.headers.get('etag')! };
    expect((await decide(moderator, id, { action: 'restaurer' }, ifMatch)).status).toBe(412);
    expect(await statusFor(reader, news.id)).toBe(404);
  });

  it('to put back puts nothing back of what the text said before, which nobody read again', async () => {
    const { moderator, author, reader, news } = await inCommunity({ text: 'On reconnaît Untel.' });
    const change = newsChangeInput.parse({ text: 'On ne reconnaît personne.' });
    await app.get(NewsEditingService).change(author, news.id, change, null);
    await report(reader, news.id, { reason: 'donnee-personne' });
    await decide(moderator, await caseOf(moderator, news.id), { action: 'restaurer' });
    const { status, json } = await (await as(reader)).get(`/api/news/${news.id}/history`);
    expect(status).toBe(200);
    expect(JSON.stringify(json)).not.toContain('Untel');
  });

  it('is never for its author, nor for who reported it', async () => {
    const { community, moderator, author, news } = await inCommunity();
    await report(moderator, news.id, { reason: 'erreur' });
    const id = await caseOf(community.organiser, news.id);
    expect(await decide(moderator, id, { action: 'classer' })).toMatchObject({
      status: 403,
      json: { code: 'not-yours-to-decide' },
    });
    expect((await decide(author, id, { action: 'classer' })).status).toBe(404);
    const own = await inCommunity();
    const theirs = await buildNews(app, {
      author: own.moderator,
      scope: 'community',
      communitySlug: own.community.slug,
    });
    await report(own.reader, theirs.id, { reason: 'donnee-personne' });
    expect(await queueOf(own.moderator)).toEqual([]);
    expect(await queueOf(own.community.organiser)).toHaveLength(1);
  });

  it('about what speaks for an association is not for those who write for it', async () => {
    const { community, moderator, reader } = await inCommunity();
    const association = await buildAssociation(app, { manager: moderator });
    const news = await buildNews(app, {
      author: moderator,
      communitySlug: community.slug,
      onBehalfOf: association.id,
    });
    const roles = app.get(AssociationRoleService);
    await roles.give(moderator, association.id, { email: community.organiser.email, role: 'writer' });
    await report(reader, news.id, { reason: 'erreur' });
    const id = await caseOf(community.organiser, news.id);
    expect((await decide(community.organiser, id, { action: 'classer' })).status).toBe(403);
    expect((await decide(admin, id, { action: 'classer' })).status).toBe(201);
  });

  it('about what speaks for an association is asked of others, where all moderators write for it', async () => {
    const { community, moderator, reader } = await inCommunity();
    const association = await buildAssociation(app, { manager: moderator });
    const given = { author: moderator, communitySlug: community.slug, onBehalfOf: association.id };
    const news = await buildNews(app, { ...given, scope: 'community' });
    const roles = app.get(AssociationRoleService);
    await roles.give(moderator, association.id, { email: community.organiser.email, role: 'writer' });
    const before = (await subjectsTo(admin)).length;
    await report(reader, news.id, { reason: 'donnee-personne' });
    const asked = 'Un texte est masqué : à relire dès que possible';
    expect((await subjectsTo(admin)).slice(before)).toEqual([asked]);
    expect(await subjectsTo(community.organiser)).not.toContain(asked);
  });

  it('keeps who did what, and nothing of what was written', async () => {
    const { moderator, reader, news } = await inCommunity();
    await report(reader, news.id, { reason: 'donnee-personne', word: 'On le reconnaît.' });
    await decide(moderator, await caseOf(moderator, news.id), {
      action: 'restaurer',
      authorWord: 'Tout va bien.',
    });
    const entries = await app.get(DataSource).query<{ action: string; details: string }[]>(
      `select action, details from audit_entries where subject_id = '${news.id}' and action like 'moderation.%'
         order by id`,
    );
    expect(entries).toEqual([
      { action: 'moderation.hidden', details: '{"reason":"donnee-personne"}' },
      { action: 'moderation.decided', details: '{"action":"restaurer"}' },
    ]);
  });
});
