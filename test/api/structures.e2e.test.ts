import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient } from '../support/api-client.js';
import { auditOf } from '../support/audit.js';
import {
  buildAccount,
  buildAdmin,
  buildAssociation,
  buildColleague,
  buildStructure,
} from '../support/builders.js';
import { type Answer, itemsOf } from '../support/client.js';
import { queriesOf } from '../support/query-count.js';

let app: TestApp;
let colleague: ApiClient;
beforeAll(async () => {
  app = await startApp();
  colleague = await apiClient(app, (await buildColleague(app)).email);
});
afterAll(() => app.close());

const valuesOf = (list: Answer, field: string): string[] =>
  itemsOf(list).map((each) => each[field] as string);

const CCAS = { name: 'CCAS de Brest', type: 'ccas', territory: 'FR-29' };

describe('POST /api/structures', () => {
  it('adds one, once for a key', async () => {
    const headers = { 'Idempotency-Key': 'la-criee' };
    const body = { name: 'La Criée tranquille', type: 'accueil-jour', territory: 'FR-29', town: 'Brest' };
    const added = await colleague.post('/api/structures', body, headers);
    expect(added.json).toMatchObject({ ...body, phone: null, runBy: null, closedOn: null, revision: 1 });
    expect((await colleague.post('/api/structures', body, headers)).json.id).toBe(added.json.id);
  });

  it('is for colleagues: an address alone is not one', async () => {
    const someone = await apiClient(app, (await buildAccount(app)).email);
    expect((await someone.post('/api/structures', CCAS)).json).toMatchObject({ code: 'colleagues-only' });
  });

  it('asks whether it is one of those that are near, and takes the word of who knows better', async () => {
    const known = await colleague.post('/api/structures', CCAS);
    const again = { ...CCAS, name: 'C.C.A.S. Brest' };
    const asked = await colleague.post('/api/structures', again);
    expect(asked.status).toBe(409);
    expect(asked.json).toMatchObject({
      code: 'structure-exists',
      errors: [{ field: 'name', structureId: known.json.id, name: 'CCAS de Brest' }],
    });
    const inFull = { ...CCAS, name: "Centre communal d'action sociale de Brest" };
    expect((await colleague.post('/api/structures', inFull)).status).toBe(409);
    expect((await colleague.post('/api/structures', { ...again, isAnother: true })).status).toBe(201);
    expect((await colleague.post('/api/structures', { ...CCAS, name: 'CCAS de Quimper' })).status).toBe(201);
  });

  it.each([
    [{ name: 'x' }, 'name'],
    [{ type: 'prison' }, 'type'],
    [{ territory: 'FR-999' }, 'territory'],
    [{ website: 'javascript:alert(1)' }, 'website'],
    [{ email: 'accueil' }, 'email'],
    [{ closedOn: '2027-01-01' }, 'closedOn'],
    [{ name: 'a\0b' }, 'name'],
    [{ runBy: 'nobody' }, 'runBy'],
  ])('refuses %o on its field', async (wrong, field) => {
    const refused = await colleague.post('/api/structures', { ...CCAS, name: 'Encore une autre', ...wrong });
    expect(refused.status).toBe(422);
    expect(refused.json.errors).toMatchObject([{ field }]);
  });

  it('takes the line and the box of a service, and writes no number that names somebody', async () => {
    const contact = { phone: '02 61 91 00 22', email: 'accueil@criee.example' };
    const body = { ...CCAS, name: 'Halte de nuit du Port', ...contact };
    expect((await colleague.post('/api/structures', body)).json).toMatchObject(contact);
    const nir = { ...CCAS, name: 'Le Relais', address: '1 84 12 76 451 089 46' };
    expect((await colleague.post('/api/structures', nir)).json).toMatchObject({
      code: 'secrecy',
      errors: [{ field: 'address', code: 'nir', level: 'block' }],
    });
  });
});

describe('GET /api/structures', () => {
  it('finds by name, acronym, town and territory, whatever the accents, for anybody', async () => {
    const fields = { name: 'Maison des solidarités de Penmarc’h', type: 'mds', town: 'Penmarc’h' };
    const { id } = await buildStructure(app, fields);
    const stranger = await apiClient(app);
    for (const q of ['solidarites', 'MDS', 'penmarc', 'Maison finistere', 'M.D.S.']) {
      const found = await stranger.get(`/api/structures?q=${encodeURIComponent(q)}`);
      expect(valuesOf(found, 'id'), q).toContain(id);
    }
    expect(itemsOf(await stranger.get('/api/structures?q=introuvable'))).toEqual([]);
    expect(itemsOf(await stranger.get('/api/structures?q=%25'))).not.toEqual([]);
  });

  it('shows what lies in a territory and what it lies in', async () => {
    const names = async (territory: string) =>
      valuesOf(await colleague.get(`/api/structures?type=cpam&territory=${territory}`), 'name');
    await buildStructure(app, { name: 'CPAM du Rhône', type: 'cpam', territory: 'FR-69' });
    await buildStructure(app, { name: 'CPAM régionale', type: 'cpam', territory: 'FR-R84' });
    await buildStructure(app, { name: 'CPAM de l’Isère', type: 'cpam', territory: 'FR-38' });
    expect(await names('FR-69')).toEqual(['CPAM du Rhône', 'CPAM régionale']);
    expect(await names('FR-R84')).toHaveLength(3);
    expect(await names('CA-QC')).toEqual([]);
  });

  it('comes a page at a time, by name', async () => {
    for (const name of ['Éclair', 'Aurore', 'Zénith'])
      await buildStructure(app, { name: `Foyer ${name}`, type: 'chu', territory: 'FR-06' });
    const first = await colleague.get('/api/structures?type=chu&territory=FR-06&limit=2');
    expect(valuesOf(first, 'name')).toEqual(['Foyer Aurore', 'Foyer Éclair']);
    const rest = await colleague.get(`/api/structures?type=chu&territory=FR-06&cursor=${first.json.next}`);
    expect(valuesOf(rest, 'name')).toEqual(['Foyer Zénith']);
    expect((await colleague.get('/api/structures?cursor=x')).status).toBe(422);
  });
});

it('lists any number of structures in one query', async () => {
  const list = () => queriesOf(app, () => colleague.get('/api/structures?type=gmf'));
  const add = () => buildStructure(app, { type: 'gmf', territory: 'CA-QC-06' });
  await add();
  const one = await list();
  await add();
  await add();
  expect((await list()).length).toBe(one.length);
});

describe('PATCH /api/structures/{id}', () => {
  it('puts a fact right by any colleague, who is kept, and never what was there', async () => {
    const person = await buildColleague(app);
    const client = await apiClient(app, person.email);
    const { id } = await buildStructure(app);
    const path = `/api/structures/${id}`;
    const changed = await client.patch(
      path,
      { phone: '02 98 00 00 00', town: 'Brest' },
      { 'If-Match': '"1"' },
    );
    expect(changed.json).toMatchObject({ phone: '02 98 00 00 00', town: 'Brest', revision: 2 });
    expect((await client.patch(path, { town: 'Morlaix' }, { 'If-Match': '"1"' })).status).toBe(412);
    expect((await client.patch(path, { town: 'Brest' })).json.revision).toBe(2);
    const deeds = await auditOf(app, person.accountId);
    expect(deeds.filter((deed) => deed.startsWith('structure.'))).toEqual(['structure.changed']);
    expect(valuesOf(await client.get('/api/structures?q=brest'), 'id')).toContain(id);
  });

  it('says who runs it by a manager of that association alone, or an administrator', async () => {
    const association = await buildAssociation(app);
    const manager = await apiClient(app, association.manager.email);
    const { id } = await buildStructure(app);
    const path = `/api/structures/${id}`;
    const runBy = association.id;
    expect((await colleague.patch(path, { runBy })).json).toMatchObject({ code: 'managers-only' });
    expect((await manager.patch(path, { runBy })).json).toMatchObject({ runBy });
    expect(valuesOf(await colleague.get(`/api/structures?runBy=${runBy}`), 'id')).toEqual([id]);
    expect(valuesOf(await colleague.get('/api/structures?runBy=nobody'), 'id')).toEqual([]);
    const other = await apiClient(app, (await buildAssociation(app)).manager.email);
    expect((await other.patch(path, { runBy: null })).json).toMatchObject({ code: 'managers-only' });
    expect((await colleague.patch(path, { town: 'Brest' })).json).toMatchObject({ runBy, town: 'Brest' });
    const admin = await buildAdmin(app);
    expect((await (await apiClient(app, admin.email)).patch(path, { runBy: null })).json.runBy).toBeNull();
  });

  it('is 404 for what there is not', async () => {
    expect((await colleague.patch('/api/structures/none', { town: 'Brest' })).status).toBe(404);
    expect((await colleague.get('/api/structures/none')).status).toBe(404);
  });
});
