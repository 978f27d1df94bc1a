import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GlossaryEntry } from '../src/features/glossary/glossary-entry.entity.js';
import { Reader } from '../src/platform/database/transaction.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import { startApp, type TestApp } from './support/app.js';
import { auditOf } from './support/audit.js';
import { buildAccount, buildMember, type Person } from './support/builders.js';
import { itemsOf, type Json } from './support/client.js';
import { queriesOf } from './support/query-count.js';

let app: TestApp;
let maelle: Person;
let client: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  app = await startApp();
  maelle = await buildMember(app, { account: await buildAccount(app, { displayName: 'Maëlle' }) });
  client = await apiClient(app, maelle.email);
  stranger = await apiClient(app);
});
afterAll(() => app.close());

let number = 0;
beforeEach(() => (number += 1));

/** An acronym of this test alone. */
const acronym = (): string => `ZQ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(number)}`;

const propose = (fields: Record<string, unknown>, by = client) =>
  by.post('/api/glossary', {
    acronym: acronym(),
    country: 'FR',
    sense: 'Zone de quartier animée',
    ...fields,
  });

const idOf = ({ json }: { json: Json }) => json.id as string;

describe('the glossary', () => {
  it('has what comes with the product, for everybody, before anybody wrote', async () => {
    const { items, next } = (await stranger.get('/api/glossary?limit=100')).json;
    expect(items).toHaveLength(100);
    expect(next).not.toBeNull();
    const { json } = await stranger.get('/api/glossary/ccas-fr');
    expect(json).toMatchObject({ acronym: 'CCAS', country: 'FR', revision: 0, updatedAt: null });
    expect(await app.get(Reader).manager.countBy(GlossaryEntry, { replaces: 'ccas-fr' })).toBe(0);
  });

  it.each([
    ['an acronym', 'q=hlm', ['HLM', 'HLM']],
    ['an acronym with dots', 'q=C.A.F.', ['CAF']],
    ['words, without their accents', 'q=maison%20departementale%20des%20personnes', ['MDPH']],
    ['the acronym before those that begin so', 'q=CIP&limit=1', ['CIP']],
    ['those of a country, and of both', 'q=ARM&country=CA-QC', ['ARM']],
    ['what comes near it there', 'q=CPAM&country=CA-QC', ['RAMQ']],
    ['not those of the other country', 'q=QPV&country=CA-QC', []],
    ['a letter', 'letter=q', ['QPV']],
    ['nothing', 'q=%25', []],
  ])('is searched by %s', async (_, query, expected) => {
    const found = itemsOf(await stranger.get(`/api/glossary?${query}`)).map((item) => item.acronym as string);
    expect(found).toEqual(expected);
  });

  it('is read page by page, each entry once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { json } = await stranger.get(`/api/glossary?country=CA-QC&limit=20${cursor}`);
      seen.push(...(json.items as { id: string }[]).map(({ id }) => id));
      cursor = json.next ? `&cursor=${json.next}` : '';
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await stranger.get('/api/glossary?country=CA-QC&limit=100')).json.items.length);
    expect((await stranger.get('/api/glossary?cursor=nope')).json.code).toBe('validation');
  });
});

describe('a sense', () => {
  it('is proposed by a colleague, and read by all', async () => {
    const made = await propose({
      sense: ' Zone  de quartier. ',
      explanation: 'Ce que c’est.',
      equivalent: 'X (Québec)',
    });
    expect(made.status).toBe(201);
    const { json } = await stranger.get(made.headers.get('location')!);
    expect(json).toMatchObject({
      acronym: acronym(),
      sense: 'Zone de quartier',
      explanation: 'Ce que c’est.',
      equivalent: 'X (Québec)',
      revision: 1,
    });
    expect(await auditOf(app, maelle.accountId)).toContain('glossary.proposed');
  });

  it('stands beside the others of its acronym', async () => {
    await propose({ country: 'FR', sense: 'Zone de quartier' });
    expect((await propose({ country: 'CA-QC', sense: 'Zone de quartier' })).status).toBe(201);
    expect((await propose({ country: 'FR', sense: 'Zélateur quotidien' })).status).toBe(201);
    expect(itemsOf(await stranger.get(`/api/glossary?q=${acronym()}`))).toHaveLength(3);
  });

  it.each([
    ['word for word', { sense: 'Zone de quartier animée' }],
    ['in other letters', { sense: 'zones des quartiers animees', acronym: undefined }],
    ['in both countries', { country: null }],
  ])('is not said twice: %s', async (_, fields) => {
    const first = await propose({});
    const { status, json } = await propose(
      Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)),
    );
    expect(status).toBe(409);
    expect(json).toMatchObject({ code: 'acronym-known', errors: [{ entryId: idOf(first) }] });
  });

  it('that the product has is not said again', async () => {
    const { json } = await propose({ acronym: 'C.C.A.S.', sense: 'Centre communal d’Action Sociale' });
    expect(json).toMatchObject({ code: 'acronym-known', errors: [{ entryId: 'ccas-fr' }] });
  });

  it('is made once by many who propose it at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => propose({})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('is made once for a key', async () => {
    const send = () =>
      client.post(
        '/api/glossary',
        { acronym: acronym(), sense: 'Zone de quartier' },
        { 'idempotency-key': `key-${number}` },
      );
    const [one, again] = [await send(), await send()];
    expect([one.status, again.status, idOf(again)]).toEqual([201, 201, idOf(one)]);
  });

  it.each([
    ['no capitals', { acronym: 'pour' }, 'acronym', 'not-an-acronym'],
    ['one capital', { acronym: 'Pour' }, 'acronym', 'not-an-acronym'],
    ['words', { acronym: 'LES MOTS' }, 'acronym', 'not-an-acronym'],
    ['another country', { country: 'BE' }, 'country', 'invalid-choice'],
  ])('is refused for %s', async (_, fields, field, code) => {
    const { status, json } = await propose(fields);
    expect(status).toBe(422);
    expect(json.errors).toMatchObject([{ field, code }]);
  });

  it('that holds somebody’s number is written nowhere', async () => {
    const { status, json } = await propose({ explanation: 'Demander au 1 85 05 78 006 084 91' });
    expect([status, json.code]).toEqual([422, 'secrecy']);
    expect(itemsOf(await stranger.get(`/api/glossary?q=${acronym()}`))).toEqual([]);
  });
});

describe('an entry', () => {
  it('of the product is corrected in its place, and keeps its address', async () => {
    const changed = await client.patch('/api/glossary/adil-fr', { explanation: 'Conseils gratuits.' });
    expect(changed.json).toMatchObject({ id: 'adil-fr', explanation: 'Conseils gratuits.', revision: 1 });
    expect(itemsOf(await stranger.get('/api/glossary?q=adil'))).toMatchObject([
      { id: 'adil-fr', explanation: 'Conseils gratuits.' },
    ]);
  });

  it('says what it said before, who wrote it and when, to colleagues', async () => {
    const at = new Date(app.clock.now()).toISOString();
    await client.patch('/api/glossary/apa-fr', { explanation: 'Une aide.' });
    await client.patch('/api/glossary/apa-fr', { explanation: 'Une aide.' });
    await client.patch('/api/glossary/apa-fr', { explanation: 'Une aide du département.' });
    expect(itemsOf(await client.get('/api/glossary/apa-fr/versions'))).toMatchObject([
      { revision: 2, explanation: 'Une aide du département.', editor: { displayName: 'Maëlle' }, at },
      { revision: 1, explanation: 'Une aide.', editor: { displayName: 'Maëlle' }, at },
      { revision: 0, editor: null, at: null },
    ]);
    expect((await stranger.get('/api/glossary/apa-fr/versions')).status).toBe(401);
  });

  it('goes back to what it said, as often as one likes', async () => {
    const revert = (revision: number) => client.post('/api/glossary/apl-fr/reversion', { revision });
    const original = (await stranger.get('/api/glossary/apl-fr')).json;
    await client.patch('/api/glossary/apl-fr', { sense: 'Aide pour le logement' });
    expect((await revert(0)).json).toMatchObject({ sense: original.sense, revision: 2 });
    expect((await revert(1)).json).toMatchObject({ sense: 'Aide pour le logement', revision: 3 });
    expect((await revert(9)).status).toBe(404);
  });

  it('is not written over by who has not seen what it says', async () => {
    const id = idOf(await propose({}));
    const change = (revision: number) =>
      client.patch(`/api/glossary/${id}`, { explanation: `Vu ${revision}` }, { 'if-match': `"${revision}"` });
    expect((await change(1)).status).toBe(200);
    expect((await change(1)).status).toBe(412);
    const product = () =>
      client.patch('/api/glossary/ars-fr', { explanation: 'Santé.' }, { 'if-match': '"0"' });
    expect([(await product()).status, (await product()).status]).toEqual([200, 412]);
  });

  it('does not become another that stands', async () => {
    await propose({ sense: 'Zone de quartier' });
    const id = idOf(await propose({ sense: 'Tout autre chose' }));
    const { status, json } = await client.patch(`/api/glossary/${id}`, { sense: 'Zone du quartier' });
    expect([status, json.code]).toEqual([409, 'acronym-known']);
  });

  it('is corrected once by two at the same time who saw the same', async () => {
    const change = (explanation: string) =>
      client.patch('/api/glossary/cmp-fr', { explanation }, { 'if-match': '"0"' });
    const answers = await Promise.all([change('Soins.'), change('Consultations.')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it.each(['ccas', '01a2014d-56e3-752e-83ac-c533ff6bbf62', '%00', 'constructor'])(
    '%s is not there',
    async (id) => {
      expect((await stranger.get(`/api/glossary/${id}`)).status).toBe(404);
      expect((await client.patch(`/api/glossary/${id}`, {})).status).toBe(404);
      expect((await client.get(`/api/glossary/${id}/versions`)).status).toBe(404);
    },
  );

  it('that replaces one has no other address', async () => {
    await client.patch('/api/glossary/cph-fr', { explanation: 'Un toit.' });
    const row = await app.get(Reader).manager.findOneByOrFail(GlossaryEntry, { replaces: 'cph-fr' });
    expect((await stranger.get(`/api/glossary/${row.id}`)).status).toBe(404);
  });
});

it('is listed with as many queries, however much was added', async () => {
  const count = async () => (await queriesOf(app, () => stranger.get('/api/glossary'))).length;
  await propose({ sense: 'Un premier sens' });
  const ofOne = await count();
  for (const sense of ['Un deuxième', 'Encore autre chose']) await propose({ sense });
  expect(await count()).toBe(ofOne);
  expect(ofOne).toBe(1);
});
