import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../src/kernel/ids.js';
import { startApp, type TestApp } from './support/app.js';
import { apiClient } from './support/api-client.js';
import { auditOf } from './support/audit.js';
import {
  buildAccount,
  buildAdmin,
  buildAdhesion,
  buildAssociation,
  buildAssociationRole,
  buildCommunity,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';
import { queriesOf } from './support/query-count.js';
import { AssociationService } from '../src/features/associations/association.service.js';

let app: TestApp;
let admin: Person;
beforeAll(async () => {
  app = await startApp();
  admin = await buildAdmin(app, { displayName: 'Administratrice' });
});
afterAll(() => app.close());

const asked = (fields: object = {}) => ({ name: 'Les Amis du social', territory: 'FR-29', ...fields });

describe('asking for an association', () => {
  it('is told to those who administer, and seen by nobody else until they decide', async () => {
    const asker = await buildAccount(app, { displayName: 'Nolwenn' });
    const client = await apiClient(app, asker.email);
    const made = await client.post(
      '/api/associations',
      asked({ name: 'Entraide Cornouaille', acronym: 'EC' }),
    );
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ status: 'requested', kind: 'association', graceDays: 30, myRoles: [] });
    const path = `/api/associations/${made.json.id}`;
    await app.settle();
    const [mail] = await app.mails(admin.email);
    expect(mail!.subject).toBe('À vérifier : Entraide Cornouaille');
    expect(mail!.text).toContain('Nolwenn demande à faire connaître Entraide Cornouaille');
    expect(mail!.text).toContain('/admin/associations');

    expect((await client.get(path)).status).toBe(200);
    expect((await (await apiClient(app, admin.email)).get(path)).status).toBe(200);
    expect((await (await apiClient(app)).get(path)).status).toBe(404);
    const other = await apiClient(app, (await buildAccount(app)).email);
    expect((await other.get(path)).status).toBe(404);
    expect((await other.patch(path, { name: 'Autre nom' })).status).toBe(404);
    expect(itemsOf(await other.get('/api/associations?status=requested'))).toEqual([]);
    expect(itemsOf(await client.get('/api/associations?status=requested'))).toHaveLength(1);
    expect(itemsOf(await (await apiClient(app)).get('/api/associations?q=entraide'))).toEqual([]);
  });

  it('happens once for an Idempotency-Key', async () => {
    const client = await apiClient(app, (await buildAccount(app)).email);
    const headers = { 'idempotency-key': newId() };
    const first = await client.post('/api/associations', asked(), headers);
    const again = await client.post('/api/associations', asked(), headers);
    expect(again.json.id).toBe(first.json.id);
    expect(itemsOf(await client.get('/api/associations?status=requested'))).toHaveLength(1);
  });

  it('can be corrected while it waits, by who asked', async () => {
    const client = await apiClient(app, (await buildAccount(app)).email);
    const { json } = await client.post('/api/associations', asked());
    const changed = await client.patch(`/api/associations/${json.id}`, { website: 'https://amis.example' });
    expect(changed.json).toMatchObject({ website: 'https://amis.example', revision: 2 });
  });

  it.each([
    ['name', { name: 'ab' }, 'too-short'],
    ['territory', { territory: 'Bretagne' }, 'unknown-territory'],
    ['website', { website: 'http://amis.example' }, 'invalid-url'],
    ['renewalUrl', { renewalUrl: 'javascript:alert(1)' }, 'invalid-url'],
    ['graceDays', { graceDays: 91 }, 'too-big'],
    ['graceDays', { graceDays: 1.5 }, 'not-a-number'],
    ['contactEmail', { contactEmail: 'nobody' }, 'invalid-email'],
    ['status', { status: 'verified' }, 'unknown-field'],
  ])('is refused for its %s', async (field, wrong, code) => {
    const client = await apiClient(app, (await buildAccount(app)).email);
    const { status, json } = await client.post('/api/associations', asked(wrong));
    expect(status).toBe(422);
    expect(json.errors).toEqual([expect.objectContaining({ field, code })]);
  });
});

describe('the decision', () => {
  it('verifies: whoever asked keeps it, and is told with a word', async () => {
    const asker = await buildAccount(app);
    const client = await apiClient(app, asker.email);
    const { json } = await client.post('/api/associations', asked({ name: 'Solidarité Léon' }));
    const path = `/api/associations/${json.id}`;
    expect((await client.post(`${path}/decision`, { status: 'verified' })).status).toBe(403);
    const decided = await (
      await apiClient(app, admin.email)
    ).post(`${path}/decision`, { status: 'verified', word: 'Bienvenue à vous.' });
    expect(decided.json.status).toBe('verified');
    await app.settle();
    const [mail] = await app.mails(asker.email);
    expect(mail!.subject).toBe('Solidarité Léon est vérifiée');
    expect(mail!.text).toContain('> Bienvenue à vous.');
    expect((await client.get(path)).json).toMatchObject({
      myRoles: ['manager', 'writer'],
      can: { edit: true, keepAdhesions: true, giveRoles: true, decide: false },
    });
    expect((await (await apiClient(app)).get(path)).json).toMatchObject({ decisionWord: null, myRoles: [] });
    expect(await auditOf(app, asker.accountId)).toContain('association.requested');
    expect(await auditOf(app, admin.accountId)).toContain('association.verified');
  });

  it('refuses, and can be taken the other way later; a verified one stays', async () => {
    const asker = await buildAccount(app, { locale: 'en' });
    const association = await buildAssociation(app, { verified: false, manager: asker, name: 'Not yet' });
    const client = await apiClient(app, admin.email);
    const path = `/api/associations/${association.id}/decision`;
    expect((await client.post(path, { status: 'refused', word: 'Call us.' })).status).toBe(200);
    expect((await client.post(path, { status: 'refused' })).json.code).toBe('already-decided');
    await app.settle();
    const [mail] = await app.mails(asker.email);
    expect(mail!.subject).toBe('Your request for Not yet');
    expect(mail!.text).toContain('> Call us.');
    expect((await client.post(path, { status: 'verified' })).status).toBe(200);
    expect((await client.post(path, { status: 'refused' })).json.code).toBe('already-decided');
  });
});

describe('verified associations', () => {
  it('are found by words of their name or acronym, whatever the accents, page by page', async () => {
    const mark = newId().slice(-6);
    for (const name of ['Équipes de Nuit', 'Cœur et Soins', 'Écoute 100 %'])
      await buildAssociation(app, {
        name: `${name} ${mark}`,
        acronym: name === 'Cœur et Soins' ? 'C&S' : null,
      });
    const client = await apiClient(app);
    const found = async (q: string) =>
      itemsOf(await client.get(`/api/associations?q=${encodeURIComponent(q)}`)).map(({ name }) =>
        String(name),
      );
    expect(await found(`EQUIPES DE NUIT ${mark}`)).toEqual([`Équipes de Nuit ${mark}`]);
    expect(await found(`coeur et soins ${mark}`)).toEqual([`Cœur et Soins ${mark}`]);
    expect(await found(`100 % ${mark}`)).toEqual([`Écoute 100 % ${mark}`]);
    expect(await found(`1% ${mark}`)).toEqual([]);
    expect(await found(`_${mark}`)).toEqual([]);

    const first = await client.get(`/api/associations?q=${mark}&limit=2`);
    expect(itemsOf(first)).toHaveLength(2);
    const second = await client.get(`/api/associations?q=${mark}&limit=2&cursor=${first.json.next}`);
    expect(itemsOf(second)).toHaveLength(1);
    expect(second.json.next).toBeNull();
    expect((await client.get('/api/associations?cursor=nothing')).status).toBe(422);
  });

  it('are changed by managers, who do not overwrite one another', async () => {
    const association = await buildAssociation(app);
    const client = await apiClient(app, association.manager.email);
    const path = `/api/associations/${association.id}`;
    const { headers, json } = await client.get(path);
    const etag = headers.get('etag') ?? `"${json.revision}"`;
    const change = (graceDays: number) =>
      client.send('PATCH', path, { body: { graceDays }, headers: { 'if-match': etag } });
    expect((await change(10)).json).toMatchObject({ graceDays: 10, revision: json.revision + 1 });
    expect((await change(20)).status).toBe(412);
    const { account } = await buildAssociationRole(app, { association });
    expect((await (await apiClient(app, account.email)).patch(path, { graceDays: 5 })).status).toBe(403);
  });

  it('are listed by as many queries whatever their number', async () => {
    const mark = newId().slice(-6);
    const member = await buildAccount(app);
    const client = await apiClient(app, member.email);
    const count = async () => (await queriesOf(app, () => client.get(`/api/associations?q=${mark}`))).length;
    await buildAssociation(app, { name: `Une ${mark}`, manager: member });
    const one = await count();
    for (const number of [2, 3])
      await buildAssociation(app, { name: `Une ${mark} ${number}`, manager: member });
    expect(await count()).toBe(one);
  });

  it('can be reserved to by those who have to do with them', async () => {
    const associations = app.get(AssociationService);
    const host = await buildAccount(app);
    const ids = async () => (await associations.reservableBy(host)).map(({ id }) => id).sort();
    expect(await ids()).toEqual([]);
    const written = (await buildAssociationRole(app, { account: host })).association;
    const joined = await buildAdhesion(app, { account: host });
    await buildAssociation(app, { verified: false, manager: host });
    await buildAssociation(app);
    expect(await ids()).toEqual([written.id, joined.associationId].sort());
    expect(await associations.manageableBy(host)).toEqual([]);
  });
});

describe('a community', () => {
  it('names a verified association that carries it', async () => {
    const association = await buildAssociation(app, { name: 'Confluences' });
    const pending = await buildAssociation(app, { verified: false });
    const { slug, organiser } = await buildCommunity(app, { parentAssociationId: association.id });
    const client = await apiClient(app, organiser.email);
    const path = `/api/communities/${slug}`;
    expect((await client.get(path)).json).toMatchObject({ parentAssociationId: association.id });
    const page = await app.client().get(`/communities/${slug}`);
    expect(page.text).toContain(`<a href="/associations/${association.id}">Confluences</a>`);
    for (const parentAssociationId of [pending.id, newId(), 'nothing']) {
      const { status, json } = await client.patch(path, { parentAssociationId });
      expect(status).toBe(422);
      expect(json.errors).toEqual([
        expect.objectContaining({ field: 'parentAssociationId', code: 'unknown-association' }),
      ]);
    }
    expect((await client.patch(path, { parentAssociationId: null })).json.parentAssociationId).toBeNull();
  });
});
