import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KnownAcronyms } from '../src/features/glossary/known-acronyms.service.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import { startApp, type TestApp } from './support/app.js';
import { auditOf } from './support/audit.js';
import { buildAdmin, buildMember, type Person } from './support/builders.js';
import { itemsOf } from './support/client.js';
import { keptData } from './support/kept-data.js';

let app: TestApp;
let author: Person;
let mine: ApiClient;
let other: ApiClient;
let admin: ApiClient;
beforeAll(async () => {
  app = await startApp();
  author = await buildMember(app);
  mine = await apiClient(app, author.email);
  other = await apiClient(app, (await buildMember(app)).email);
  const administrator = await buildAdmin(app);
  admin = await apiClient(app, administrator.email);
});
afterAll(() => app.close());

let number = 0;
beforeEach(() => (number += 1));

/** An acronym of this test alone. */
const acronym = (): string => `ZR${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(number)}`;

async function propose(fields: Record<string, unknown> = {}): Promise<string> {
  const entry = { acronym: acronym(), sense: 'Zone de quartier', ...fields };
  return (await mine.post('/api/glossary', entry)).json.id as string;
}

const remove = (by: ApiClient, id: string) => by.delete(`/api/glossary/${id}`);

describe('an entry is taken back', () => {
  it('by who alone wrote it, from the glossary and from the texts', async () => {
    const id = await propose();
    await mine.patch(`/api/glossary/${id}`, { explanation: 'Par la même personne.' });
    expect((await remove(mine, id)).status).toBe(204);
    expect((await other.get(`/api/glossary/${id}`)).status).toBe(404);
    expect(app.get(KnownAcronyms).sensesOf(acronym())).toEqual([]);
    expect((await remove(mine, id)).status).toBe(404);
    expect(await auditOf(app, author.accountId)).toContain('glossary.removed');
    expect(await propose()).not.toBe(id);
  });

  it('no more by its author once somebody else wrote in it, but by who administers the instance', async () => {
    const id = await propose();
    await other.patch(`/api/glossary/${id}`, { explanation: 'Un mot de plus.' });
    await mine.patch(`/api/glossary/${id}`, { explanation: 'Encore un.' });
    for (const client of [mine, other])
      expect(await remove(client, id)).toMatchObject({ status: 403, json: { code: 'entry-not-yours' } });
    expect((await remove(admin, id)).status).toBe(204);
  });

  it('nor by who corrected it last, once moderation put it back and its history is forgotten', async () => {
    const id = await propose();
    await other.patch(`/api/glossary/${id}`, { explanation: 'Un mot de plus.' });
    await mine.post(`/api/glossary/${id}/reports`, { reason: 'donnee-personne' });
    const queue = itemsOf(await admin.get('/api/moderation/reports'));
    const reported = queue.find(({ subject }) => subject?.id === id)!;
    await admin.post(`/api/moderation/reports/${reported.id}/decision`, { action: 'restaurer' });
    expect(itemsOf(await other.get(`/api/glossary/${id}/versions`))).toHaveLength(1);
    expect((await remove(other, id)).status).toBe(403);
  });

  it('and leaves the product’s own in its place, with what was said in its history', async () => {
    await mine.patch('/api/glossary/ccas-fr', { explanation: 'Par erreur.' });
    expect((await remove(mine, 'ccas-fr')).status).toBe(204);
    expect((await other.get('/api/glossary/ccas-fr')).json).toMatchObject({ acronym: 'CCAS', revision: 0 });
    expect(app.get(KnownAcronyms).sensesOf('CCAS')[0]).toMatchObject({ revision: 0 });
    expect(itemsOf(await other.get('/api/glossary/ccas-fr/versions'))).toMatchObject([
      { revision: 2, removed: true, editor: { id: author.accountId } },
      { revision: 1, removed: false, explanation: 'Par erreur.' },
      { revision: 0, removed: false },
    ]);
    const again = await other.patch('/api/glossary/ccas-fr', { explanation: 'Pour de bon.' });
    expect(again.json).toMatchObject({ revision: 3, explanation: 'Pour de bon.' });
  });

  it('not where it is as it came with the product', async () => {
    expect(await remove(admin, 'cada-fr')).toMatchObject({
      status: 409,
      json: { code: 'entry-of-product' },
    });
    expect((await remove(mine, 'cada-fr')).status).toBe(403);
    expect((await remove(mine, 'nothing')).status).toBe(404);
  });

  it('for good, where moderation hides it', async () => {
    const id = await propose({ explanation: 'Une phrase ineffable.' });
    await other.post(`/api/glossary/${id}/reports`, { reason: 'donnee-personne' });
    expect((await remove(mine, id)).status).toBe(204);
    expect(await keptData(app)).not.toContain('ineffable');
    const waiting = itemsOf(await admin.get('/api/moderation/reports'));
    expect(waiting.at(-1)).toMatchObject({ subject: null, can: { decide: ['classer'] } });
  });

  it('from its page', async () => {
    const id = await propose();
    const [client, reader] = [await app.signIn(author.email), app.client()];
    expect((await client.get(`/glossary/${id}`)).text).toContain(`action="/glossary/${id}/removal"`);
    expect((await reader.get(`/glossary/${id}`)).text).not.toContain('removal');
    const removed = await client.submit(`/glossary/${id}/removal`, {});
    expect([removed.status, removed.headers.get('location')]).toEqual([303, '/glossary']);
    await mine.patch('/api/glossary/chrs-fr', { explanation: 'Par erreur.' });
    const back = await client.submit('/glossary/chrs-fr/removal', {});
    expect(back.headers.get('location')).toBe('/glossary/chrs-fr');
    expect((await client.get('/glossary/chrs-fr')).text).toContain('Retiré par');
  });
});
