import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { buildAccount, buildAssociation, type BuiltAssociation } from '../support/builders.js';
import type { Client } from '../support/client.js';

let app: TestApp;
let association: BuiltAssociation;
let manager: Client;
let path: string;

beforeAll(async () => {
  app = await startApp();
  association = await buildAssociation(app);
  manager = await app.signIn(association.manager.email);
  path = `/associations/${association.id}/adherents/import`;
});
afterAll(() => app.close());

/** As a browser posts a chosen file, written by a spreadsheet on Windows. */
function chosen(text: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  form.set('file', new Blob([Buffer.from(text, 'latin1')], { type: 'text/csv' }), 'adhesions.csv');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const hidden = (html: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const TABLE =
  'Prénom;Nom;Courriel;Début;Fin\r\nÉlise;Kerné;elise@asso.example;01/03/2027;28/02/2028\r\nAnne;;;;\r\n';

describe('importing a file', () => {
  it('starts from the list, and says that nothing is kept yet', async () => {
    const { status, text } = await manager.get(path);
    expect(status).toBe(200);
    expect(text).toContain('enctype="multipart/form-data"');
    expect(text).toContain('Rien n’est enregistré tant que vous n’avez pas confirmé.');
  });

  it('shows line by line what will be done, then does that', async () => {
    const preview = await manager.post(path, chosen(TABLE));
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('1 ligne laissée de côté');
    expect(preview.text).toContain('pas d’adresse e-mail');
    expect(preview.text).toContain('Élise Kerné');
    const list = await manager.get(`/associations/${association.id}/adherents`);
    expect(list.text).not.toContain('Élise');

    const confirmed = new FormData();
    confirmed.set('csv', hidden(preview.text, 'csv'));
    confirmed.set('plan', hidden(preview.text, 'plan'));
    confirmed.set('confirmed', 'on');
    const done = await manager.post(path, confirmed);
    expect(done.status).toBe(303);
    const after = await manager.get(done.headers.get('location')!);
    expect(after.text).toMatch(/Adhésions ajoutées\s: 1/u);
    expect(after.text).toContain('Élise Kerné');
  });

  it('says of the same file that all of it is known', async () => {
    const { text } = await manager.post(path, chosen(TABLE));
    expect(text).toContain('1 adhésion déjà à jour');
    expect(text).not.toContain('name="confirmed"');
  });

  it('asks which column holds the addresses, where none says so', async () => {
    const csv = 'A;B\nÉlise;autre@asso.example';
    const asked = await manager.post(path, chosen(csv));
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Dites quelle colonne contient les adresses e-mail.');
    expect(asked.text).toContain('id="field-column-email"');
    const told = await manager.post(path, chosen(csv, { 'column-email': 'B', 'column-lastName': 'A' }));
    expect(told.status).toBe(200);
    expect(told.text).toContain('autre@asso.example');
  });

  it('keeps what was pasted where it cannot be read', async () => {
    const pasted = new FormData();
    pasted.set('csv', 'Courriel');
    const { status, text } = await manager.post(path, pasted);
    expect(status).toBe(422);
    expect(text).toContain('Ce tableau n’a pas de ligne sous son en-tête.');
    expect(text).toContain('\nCourriel</textarea>');
  });

  it('refuses a file that is too long, in words', async () => {
    const { status } = await manager.post(path, chosen('x'.repeat(1_100_000)));
    expect(status).toBe(413);
  });

  it.each([
    ['that names no boundary', 'multipart/form-data', 'x'],
    [
      'without an end',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="csv"',
    ],
    [
      'whose file breaks off',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nNom',
    ],
  ])('refuses a form %s', async (_case, type, body) => {
    expect((await manager.post(path, body, { 'content-type': type })).status).toBe(400);
  });

  it('reads no form of more than a file and a few words, in however many fields', async () => {
    const form = chosen(TABLE);
    form.set('csv', 'x'.repeat(600_000));
    form.set('plan', 'x'.repeat(600_000));
    expect((await manager.post(path, form)).status).toBe(413);
  });

  it('is not for others', async () => {
    const other = await app.signIn((await buildAccount(app)).email);
    expect((await other.get(path)).status).toBe(403);
    expect((await other.post(path, chosen(TABLE))).status).toBe(403);
  });
});
