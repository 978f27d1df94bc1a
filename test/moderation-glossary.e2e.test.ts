import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GlossaryEntry } from '../src/features/glossary/glossary-entry.entity.js';
import { KnownAcronyms } from '../src/features/glossary/known-acronyms.service.js';
import { Reader } from '../src/platform/database/transaction.js';
import { startApp, type TestApp } from './support/app.js';
import { buildAdmin, buildMember, type Person } from './support/builders.js';
import { itemsOf, type Json } from './support/client.js';
import { A_MONDAY } from './support/fake-clock.js';
import { keptData } from './support/kept-data.js';
import { type Moderating, moderating } from './support/moderating.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
let moderation: Moderating;
let admin: Person;
let author: Person;
let reader: Person;
beforeAll(async () => {
  app = await startApp();
  moderation = moderating(app);
  admin = await buildAdmin(app);
});
afterAll(() => app.close());

let number = 0;
beforeEach(async () => {
  await app.settle();
  app.clock.set(A_MONDAY);
  number += 1;
  [author, reader] = [await buildMember(app), await buildMember(app)];
});

/** An acronym of this test alone. */
const acronym = (): string => `ZQ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(number)}`;

const as: Moderating['as'] = (...given) => moderation.as(...given);

async function propose(fields: Record<string, unknown> = {}): Promise<string> {
  const sense = 'Zone de la dame du quatrième';
  const { json } = await (await as(author)).post('/api/glossary', { acronym: acronym(), sense, ...fields });
  return json.id as string;
}

const report = async (by: Person | null, id: string, reason: string) =>
  (await as(by)).post(`/api/glossary/${id}/reports`, { reason });

const read = async (by: Person | null, id: string) => (await as(by)).get(`/api/glossary/${id}`);

const patch = async (by: Person, id: string, body: object) =>
  (await as(by)).patch(`/api/glossary/${id}`, body);

/** The rows that stand for what is read under these ids. */
async function rowOf(id: string): Promise<string> {
  const { manager } = app.get(Reader);
  const row = (await manager.findOneBy(GlossaryEntry, { replaces: id })) ?? { id };
  return row.id;
}

const caseOf = async (id: string) => moderation.caseOf(admin, await rowOf(id));

const senses = (of = acronym()): string[] =>
  app
    .get(KnownAcronyms)
    .sensesOf(of)
    .map(({ sense }) => sense);

describe('an entry by which somebody may be recognised', () => {
  it('is hidden at once from all but who wrote it, and explains no text', async () => {
    const id = await propose();
    expect(senses()).toHaveLength(1);
    expect(await report(reader, id, 'donnee-personne')).toMatchObject({
      status: 202,
      json: { hidden: true },
    });
    expect(senses()).toEqual([]);
    for (const person of [reader, admin, null]) expect((await read(person, id)).status).toBe(404);
    expect((await (await as(reader)).get(`/api/glossary/${id}/versions`)).status).toBe(404);
    expect(itemsOf(await (await as(reader)).get(`/api/glossary?q=${acronym()}`))).toEqual([]);
    expect((await read(author, id)).json).toMatchObject({ sense: 'Zone de la dame du quatrième' });
    expect((await patch(reader, id, { explanation: 'Non' })).status).toBe(404);
    expect((await report(reader, id, 'erreur')).status).toBe(404);
    expect(await report(author, id, 'erreur')).toMatchObject({ status: 403, json: { code: 'own-text' } });
    const mails = [await moderation.lastMailTo(admin), await moderation.lastMailTo(author)];
    expect(mails[0]).toContain('Un texte est masqué : à relire dès que possible');
    expect(mails[0]).toContain("Il s'agit d'un sigle du glossaire");
    expect(mails[1]).toContain("Votre texte est masqué le temps d'une relecture");
    expect(mails.join('\n')).not.toContain('dame');
  });

  it('is said again by nobody meanwhile, in the same words', async () => {
    const id = await propose();
    await report(reader, id, 'coordonnees');
    const again = { acronym: acronym(), sense: 'Zone de la dame du quatrième' };
    const { status, json } = await (await as(reader)).post('/api/glossary', again);
    expect([status, json.code]).toEqual([409, 'entry-hidden']);
    expect(JSON.stringify(json)).not.toContain('dame');
    expect((await (await as(reader)).post('/api/glossary', { ...again, sense: 'Zèbre' })).status).toBe(201);
  });

  it('gives its place back to what came with the product, which nobody else corrects meanwhile', async () => {
    await patch(author, 'cpam-fr', { explanation: 'La dame du quatrième y travaille.' });
    await report(null, 'cpam-fr', 'donnee-personne');
    expect((await read(reader, 'cpam-fr')).json).toMatchObject({ acronym: 'CPAM', revision: 0 });
    expect(senses('CPAM')).toHaveLength(1);
    const versions = await (await as(reader)).get('/api/glossary/cpam-fr/versions');
    expect(versions.text).not.toContain('dame');
    expect(await patch(reader, 'cpam-fr', { explanation: 'Assurance maladie.' })).toMatchObject({
      status: 409,
      json: { code: 'entry-hidden' },
    });
    expect((await read(author, 'cpam-fr')).json).toMatchObject({ revision: 1 });
    await moderation.decide(admin, await caseOf('cpam-fr'), { action: 'supprimer' });
    expect((await read(author, 'cpam-fr')).json).toMatchObject({ revision: 0 });
    expect((await patch(reader, 'cpam-fr', { explanation: 'Assurance maladie.' })).status).toBe(200);
  });

  it('comes back to who decides once it was put right, and forgets what it said before', async () => {
    const id = await propose({ explanation: 'Le chat de la dame.' });
    await report(reader, id, 'donnee-personne');
    const caseId = await caseOf(id);
    await app.settle();
    const asked = { action: 'demande-correction', authorWord: 'Sans la voisine.' };
    await moderation.decide(admin, caseId, asked);
    expect(await moderation.lastMailTo(author)).toContain('Sans la voisine.');
    await patch(author, id, { sense: 'Zone de quartier', explanation: '' });
    expect(await moderation.subjectsTo(admin)).toContain('Une correction est faite : à relire');
    expect((await read(reader, id)).status).toBe(404);
    expect(await moderation.decide(admin, caseId, { action: 'restaurer' })).toMatchObject({
      json: { status: 'closed', subject: { type: 'glossary-entry', about: acronym(), state: 'shown' } },
    });
    expect(senses()).toEqual(['Zone de quartier']);
    const versions = await (await as(reader)).get(`/api/glossary/${id}/versions`);
    expect(versions.text).not.toContain('dame');
    expect(itemsOf(versions)).toHaveLength(1);
  });
});

describe('a decision about an entry', () => {
  it('to delete leaves nothing of it, nor of its history', async () => {
    const id = await propose({ explanation: 'Une phrase inoubliable.' });
    await patch(author, id, { explanation: 'Une autre.' });
    await report(reader, id, 'diffamation');
    const caseId = await caseOf(id);
    expect(await moderation.decide(admin, caseId, { action: 'supprimer' })).toMatchObject({
      status: 201,
      json: { status: 'closed', subject: null },
    });
    expect((await read(author, id)).status).toBe(404);
    expect(senses()).toEqual([]);
    expect(await keptData(app)).not.toContain('inoubliable');
    expect(await moderation.lastMailTo(author)).toContain("l'a supprimé");
    expect((await (await as(admin)).get(`/api/moderation/reports/${caseId}`)).status).toBe(200);
    const page = await (await app.signIn(admin.email)).get(`/moderation/reports/${caseId}`);
    expect(page.status).toBe(200);
  });

  it.each([
    ['classer', 'closed', 'shown'],
    ['avertir', 'closed', 'shown'],
    ['demande-correction', 'waiting', 'shown'],
    ['masquer', 'waiting', 'hidden'],
  ])('%s leaves the case %s and the entry %s', async (action, status, state) => {
    const id = await propose();
    await report(reader, id, 'erreur');
    const decided = await moderation.decide(admin, await caseOf(id), { action });
    expect(decided).toMatchObject({ json: { status, subject: { state } } });
    expect(senses()).toHaveLength(state === 'shown' ? 1 : 0);
  });

  it('is for those who administer the instance, and never their own', async () => {
    const id = await propose();
    await report(reader, id, 'erreur');
    const moderator = await buildMember(app, { role: 'moderator' });
    expect(await moderation.queueOf(moderator)).toEqual([]);
    const colleague = await buildMember(app, { account: admin });
    await patch(colleague, id, { explanation: 'Par qui administre.' });
    const own = await (await as(colleague)).post('/api/glossary', { acronym: acronym(), sense: 'Zèbre' });
    await report(reader, own.json.id as string, 'donnee-personne');
    const queue = await moderation.queueOf(admin);
    expect(queue.map(({ subject }) => String(subject?.id))).not.toContain(own.json.id);
  });
});

describe('an entry is reported', () => {
  it('by anybody who reads it, and not by who wrote it; what came with the product is corrected', async () => {
    const id = await propose();
    expect(await report(author, id, 'erreur')).toMatchObject({ status: 403, json: { code: 'own-text' } });
    expect((await report(null, id, 'hors-sujet')).status).toBe(422);
    expect((await report(null, id, 'erreur')).status).toBe(202);
    expect((await report(reader, 'ccas-fr', 'erreur')).status).toBe(404);
    expect((await report(reader, 'nothing', 'erreur')).status).toBe(404);
    const corrected = (await patch(author, 'mdph-fr', { explanation: 'Ouvre des droits.' })).json;
    expect(corrected).toMatchObject({ revision: 1 } satisfies Json);
    expect((await report(reader, await rowOf('mdph-fr'), 'erreur')).status).toBe(404);
    expect((await report(reader, 'mdph-fr', 'erreur')).status).toBe(202);
  });

  it('from its page, where who wrote it reads that it is hidden', async () => {
    const id = await propose();
    const path = `/glossary/${id}`;
    const stranger = app.client();
    expect((await stranger.get(path)).text).toContain(`href="${path}/reports"`);
    const form = await stranger.get(`${path}/reports`);
    expect(form.text.match(/name="reason"/g)).toHaveLength(2);
    expect(form.text).toContain(acronym());
    const sent = await stranger.submit(`${path}/reports`, { reason: 'donnee-personne', word: '' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/glossary']);
    expect((await stranger.get(path)).status).toBe(404);
    const mine = await (await app.signIn(author.email)).get(path);
    expect(mine.text).toContain('Cette entrée est masquée');
    expect(mine.text).not.toContain(`href="${path}/reports"`);
    const moderating = await app.signIn(admin.email);
    const queue = await moderating.get('/moderation');
    expect(queue.text).toMatch(new RegExp(`Sigle\\s*·\\s*${acronym()}`));
    expect((await moderating.get(`/moderation/reports/${await caseOf(id)}`)).text).toContain('dame');
    expect((await stranger.get('/glossary/ccas-fr')).text).not.toContain('/reports"');
  });
});

it('what a colleague typed is not lost where the entry was hidden meanwhile', async () => {
  await patch(author, 'ccas-fr', { explanation: 'La dame du quatrième y travaille.' });
  await report(null, 'ccas-fr', 'donnee-personne');
  const client = await app.signIn(reader.email);
  const typed = { acronym: 'CCAS', country: 'FR', sense: 'Centre communal', explanation: 'Tapé pour rien.' };
  const refused = await client.submit('/glossary/ccas-fr', { ...typed, revision: '1' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Tapé pour rien.');
  expect(refused.text).not.toContain('dame');
});

it('the queue asks as much of the database for three entries as for one', async () => {
  await report(reader, await propose(), 'erreur');
  const count = async (): Promise<number> => (await queriesOf(app, () => moderation.queueOf(admin))).length;
  const one = await count();
  for (let more = 0; more < 2; more += 1) {
    number += 1;
    await report(reader, await propose(), 'erreur');
  }
  expect(await count()).toBe(one);
});
