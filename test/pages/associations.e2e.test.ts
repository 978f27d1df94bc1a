import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/ids.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  buildAccount,
  buildAdmin,
  buildAdhesion,
  buildAssociation,
  buildAssociationRole,
  type BuiltAssociation,
} from '../support/builders.js';
import type { Client } from '../support/client.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const pathOf = ({ id }: BuiltAssociation) => `/associations/${id}`;
const signedIn = async () => app.signIn((await buildAccount(app)).email);

async function admin(): Promise<Client> {
  const account = await buildAdmin(app);
  return app.signIn(account.email);
}

const form = { kind: 'association', name: 'Les Amis du social', territory: 'FR-29', graceDays: '30' };

describe('asking for an association', () => {
  it('leads to its page, which says that it waits, and from the list back to it', async () => {
    const client = await signedIn();
    const formId = newId();
    const sent = { ...form, formId, acronym: 'ADS', renewalUrl: ' ', website: 'https://amis.example' };
    const { status, headers } = await client.submit('/associations', sent);
    expect(status).toBe(303);
    const path = headers.get('location')!;
    expect((await client.submit('/associations', sent)).headers.get('location')).toBe(path);
    const { text } = await client.get(path);
    expect(text).toContain('Votre demande est partie.');
    expect(text).toContain('Votre demande attend');
    expect((await client.get('/associations')).text).toContain(
      `<a href="${path}">Les Amis du social (ADS)</a>`,
    );
    expect((await app.client().get(path)).status).toBe(404);
  });

  it('keeps what was typed where something is wrong', async () => {
    const client = await signedIn();
    const typed = { ...form, name: 'AB', website: 'amis.example', description: 'Ce que <b>nous</b> faisons' };
    const { status, text } = await client.submit('/associations', typed);
    expect(status).toBe(422);
    expect(text).toContain('value="amis.example"');
    expect(text).toContain('Ce que &lt;b&gt;nous&lt;/b&gt; faisons');
    expect(text).toContain('<details open>');
    expect(text).toContain('https://exemple.org/page');
  });

  it('asks strangers to sign in', async () => {
    for (const path of ['/associations/new', '/settings/adhesions', '/admin/associations'])
      expect((await app.client().get(path)).headers.get('location')).toContain('/sign-in?next=');
  });
});

describe('those who administer', () => {
  it('read requests, and answer with a word', async () => {
    const asker = await buildAccount(app, { displayName: 'Nolwenn' });
    const [first, second] = [
      await buildAssociation(app, { verified: false, manager: asker, name: 'À vérifier' }),
      await buildAssociation(app, { verified: false, manager: asker, name: 'À refuser' }),
    ];
    const client = await admin();
    const before = await client.get('/admin/associations');
    expect(before.text).toContain('Demandé par Nolwenn');
    expect((await client.get('/associations')).text).toContain('href="/admin/associations"');
    const decide = ({ id }: BuiltAssociation, status: string, word = '') =>
      client.submit(`/admin/associations/${id}/decision`, { status, word });
    expect((await decide(first, 'verified')).status).toBe(303);
    expect((await client.get('/admin/associations')).text).not.toContain('À vérifier</a>');
    const late = await decide(first, 'refused', 'Trop tard');
    expect(late.status).toBe(422);
    expect(late.text).toContain('Quelqu’un a déjà répondu à cette demande.');
    const tooLong = await decide(second, 'refused', 'x'.repeat(501));
    expect(tooLong.status).toBe(422);
    expect(tooLong.text).toContain('x'.repeat(501));
    await decide(second, 'refused', 'Appelez-nous.');
    const page = await (await app.signIn(asker.email)).get(pathOf(second));
    expect(page.text).toContain('Cette demande n’a pas été retenue');
    expect(page.text).toContain('Appelez-nous.');
  });

  it('are not others: the page and its link are theirs', async () => {
    const client = await signedIn();
    const pending = await buildAssociation(app, { verified: false });
    expect((await client.get('/admin/associations')).status).toBe(403);
    expect((await client.get('/associations')).text).not.toContain('/admin/associations');
    const decision = { status: 'verified', word: '' };
    expect((await client.submit(`/admin/associations/${pending.id}/decision`, decision)).status).toBe(404);
  });
});

describe('the page of an association', () => {
  it('shows what it says of itself, and nobody’s name', async () => {
    const association = await buildAssociation(app, {
      description: 'Des apéros <chaque> vendredi.',
      contactEmail: 'bonjour@amis.example',
      renewalUrl: 'https://adherer.example/amis',
      manager: await buildAccount(app, { displayName: 'Une Gestionnaire' }),
    });
    const { account } = await buildAdhesion(app, { association });
    const { status, text } = await app.client().get(pathOf(association));
    expect(status).toBe(200);
    expect(text).toContain('Des apéros &lt;chaque&gt; vendredi.');
    expect(text).toContain('mailto:bonjour@amis.example');
    expect(text).toContain('<a href="https://adherer.example/amis" rel="noopener nofollow ugc">');
    for (const hidden of ['Une Gestionnaire', account.displayName, '/adherents', '/roles'])
      expect(text).not.toContain(hidden);
    const mine = await (await app.signIn(account.email)).get(pathOf(association));
    expect(mine.text).toMatch(/À jour\s: jusqu’au vendredi 31\sdécembre/);
  });

  it('is edited by managers, without overwriting what another saved', async () => {
    const association = await buildAssociation(app);
    const client = await app.signIn(association.manager.email);
    const path = `${pathOf(association)}/edit`;
    const { text } = await client.get(path);
    const revision = /name="revision" value="(\d+)"/.exec(text)![1]!;
    const change = (name: string) => client.submit(path, { ...form, name, revision });
    expect((await change('Nouveau nom')).headers.get('location')).toBe(pathOf(association));
    const late = await change('Autre nom');
    expect(late.status).toBe(422);
    expect(late.text).toContain('value="Autre nom"');
    expect((await (await signedIn()).get(path)).status).toBe(403);
  });
});

describe('the adherents’ pages', () => {
  const fields = { name: 'Anne', email: 'anne@asso.example', startsOn: '2027-01-01', endsOn: '2027-12-31' };

  it('add, show, filter, renew and remove', async () => {
    const association = await buildAssociation(app);
    const client = await app.signIn(association.manager.email);
    const path = `${pathOf(association)}/adherents`;
    expect((await client.get(path)).text).toContain('Aucune adhésion pour l’instant.');
    const added = await client.submit(path, fields);
    expect([added.status, added.headers.get('location')]).toEqual([303, path]);
    const { text } = await client.get(path);
    expect(text).toContain('L’adhésion est ajoutée.');
    expect(text).toContain('À jour (1)');
    expect(text).toMatch(/du 1er\sjanvier au 31\sdécembre/);
    expect(text).toContain(`href="${path}/import"`);
    await app.settle();
    expect(await app.mails('anne@asso.example')).toEqual([]);
    expect((await client.get(`${path}?state=lapsed`)).text).toContain('Aucune adhésion ne correspond.');

    const one = new RegExp(`href="(${path}/[0-9a-f-]{36})"`).exec(text)![1]!;
    const shown = await client.get(one);
    const revision = /name="revision" value="(\d+)"/.exec(shown.text)![1]!;
    const renewed = await client.submit(one, { ...fields, endsOn: '2028-12-31', revision });
    expect(renewed.headers.get('location')).toBe(path);
    const stale = await client.submit(one, { ...fields, name: 'Anna', revision });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('value="Anna"');
    expect((await client.get(`${path}.csv`)).headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect((await client.submit(`${one}/removal`)).status).toBe(303);
    expect((await client.get(one)).status).toBe(404);
  });

  it('write to the person where the box is ticked', async () => {
    const association = await buildAssociation(app);
    const client = await app.signIn(association.manager.email);
    const path = `${pathOf(association)}/adherents`;
    expect((await client.get(`${path}/new`)).text).toMatch(
      /name="tell" type="checkbox" value="on"\s+checked/,
    );
    await client.submit(path, { ...fields, email: 'dite@asso.example', tell: 'on' });
    await app.settle();
    expect(await app.mails('dite@asso.example')).toHaveLength(1);
  });

  it('keep what was typed where something is wrong', async () => {
    const association = await buildAssociation(app);
    const client = await app.signIn(association.manager.email);
    const path = `${pathOf(association)}/adherents`;
    const { status, text } = await client.submit(path, { ...fields, endsOn: '2026-01-01', tell: 'on' });
    expect(status).toBe(422);
    expect(text).toContain('Le dernier jour vient avant le premier.');
    expect(text).toContain('value="Anne"');
    await client.submit(path, fields);
    expect((await client.submit(path, fields)).text).toContain('Cette personne figure déjà dans la liste');
  });

  it('are nobody else’s, not even of those who administer or write', async () => {
    const association = await buildAssociation(app);
    const { account } = await buildAssociationRole(app, { association });
    const { id } = await buildAdhesion(app, { association });
    for (const client of [await app.signIn(account.email), await admin(), await signedIn()])
      for (const page of ['adherents', 'adherents/new', 'adherents.csv', `adherents/${id}`])
        expect((await client.get(`${pathOf(association)}/${page}`)).status).toBe(403);
  });
});

describe('the roles’ page', () => {
  it('gives and takes back', async () => {
    const association = await buildAssociation(app);
    const client = await app.signIn(association.manager.email);
    const path = `${pathOf(association)}/roles`;
    const writer = await buildAccount(app, { displayName: 'Plume' });
    expect((await client.submit(path, { email: 'personne', role: 'writer' })).text).toContain(
      'value="personne"',
    );
    expect((await client.submit(path, { email: writer.email })).status).toBe(422);
    expect((await client.submit(path, { email: writer.email, role: 'writer' })).status).toBe(303);
    expect((await client.get(path)).text).toContain('Plume');
    const last = await client.submit(`${path}/${association.manager.accountId}/manager/removal`);
    expect(last.status).toBe(422);
    expect(last.text).toContain('Il faut au moins une personne pour tenir les adhésions.');

    const own = await app.signIn(writer.email);
    expect((await own.get(pathOf(association))).text).toContain('Vous écrivez au nom de l’association.');
    const given = await own.submit(`${path}/${writer.accountId}/writer/removal`);
    expect([given.status, given.headers.get('location')]).toEqual([303, pathOf(association)]);
    expect((await own.submit(`${path}/${writer.accountId}/treasurer/removal`)).status).toBe(404);
  });
});

describe('my adhesions', () => {
  it('stand among the settings, with where to renew and how to leave', async () => {
    const association = await buildAssociation(app, { renewalUrl: 'https://adherer.example/amis' });
    const { account, id } = await buildAdhesion(app, { association, endsOn: '2027-02-20' });
    const client = await app.signIn(account.email);
    const { text } = await client.get('/settings/adhesions');
    expect(text).toContain('Échue, encore acceptée');
    expect(text).toContain('href="https://adherer.example/amis"');
    expect((await (await signedIn()).submit(`/settings/adhesions/${id}/departure`)).status).toBe(404);
    expect((await client.submit(`/settings/adhesions/${id}/departure`)).status).toBe(303);
    expect((await client.get('/settings/adhesions')).text).toContain('Aucune association ne vous compte');
  });
});
