import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssociationRoleService } from '../../src/features/associations/association-role.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient } from '../support/api-client.js';
import { auditOf } from '../support/audit.js';
import {
  buildAccount,
  buildAssociation,
  type BuiltCommunity,
  buildColleague,
  buildCommunity,
  buildMember,
  buildNews,
  buildStructure,
  type Person,
} from '../support/builders.js';
import { type Answer, itemsOf } from '../support/client.js';
import { queriesOf } from '../support/query-count.js';

let app: TestApp;
let community: BuiltCommunity;
let person: Person;
let me: ApiClient;
beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app);
  person = await buildMember(app, { community });
  me = await apiClient(app, person.email);
});
afterAll(() => app.close());

const idsOf = (list: Answer): string[] => itemsOf(list).map(({ id }) => id as string);

const NEWS = {
  kind: 'nouveau-dispositif',
  text: 'Une équipe mobile se met en place\nDeux après-midi par semaine.',
  territory: 'FR-29',
  effectiveOn: '2027-03-08',
};

describe('POST /api/news', () => {
  it('takes a text, a kind and a territory: the first line is the title, an address in it the source', async () => {
    const text = 'La loi change\nTout est sur https://www.legifrance.gouv.fr/loi.';
    const posted = await me.post('/api/news', {
      ...NEWS,
      kind: 'reforme',
      text,
      themes: ['emploi', 'emploi'],
    });
    expect(posted.json).toMatchObject({
      title: 'La loi change',
      text,
      sourceUrl: 'https://www.legifrance.gouv.fr/loi',
      sourceText: null,
      themes: ['emploi'],
      scope: 'instance',
      communitySlug: null,
      status: 'published',
      state: 'unverified',
      stillTrue: 0,
      comments: 0,
      expiresOn: '2028-03-07',
      author: { id: person.accountId },
      can: { edit: true, withdraw: true, confirm: false, comment: true, report: false },
    });
    expect(await auditOf(app, person.accountId)).toContain('news.published');
  });

  it('posts once for a key', async () => {
    const headers = { 'Idempotency-Key': 'une-fois' };
    const first = await me.post('/api/news', NEWS, headers);
    expect((await me.post('/api/news', NEWS, headers)).json.id).toBe(first.json.id);
    const other = await me.post('/api/news', { ...NEWS, territory: 'FR-56' }, headers);
    expect(other.json.code).toBe('idempotency-key-reused');
  });

  it('says all that the kind still misses, at once', async () => {
    const body = { ...NEWS, kind: 'fermeture-temporaire', effectiveOn: null };
    const refused = await me.post('/api/news', body);
    expect(refused.status).toBe(422);
    expect(refused.json.errors).toMatchObject([
      { field: 'structureId', code: 'required' },
      { field: 'effectiveOn', code: 'required' },
      { field: 'endsOn', code: 'required' },
    ]);
  });

  it.each([
    [{ kind: 'rumeur' }, 'kind', 'invalid-choice'],
    [{ text: '' }, 'text', 'too-short'],
    [{ territory: 'Brest' }, 'territory', 'unknown-territory'],
    [{ effectiveOn: '2027-02-30' }, 'effectiveOn', 'invalid-date'],
    [{ effectiveOn: '0001-01-01' }, 'effectiveOn', 'invalid-date'],
    [{ endsOn: '2027-03-07' }, 'endsOn', 'ends-before-start'],
    [{ sourceUrl: 'javascript:alert(1)' }, 'sourceUrl', 'invalid-url'],
    [{ sourceUrl: 'https://moi:secret@example.org' }, 'sourceUrl', 'invalid-url'],
    [{ structureId: '00000000-0000-7000-8000-000000000000' }, 'structureId', 'unknown-structure'],
    [{ supersedes: '00000000-0000-7000-8000-000000000000' }, 'supersedes', 'unknown-news'],
    [{ communitySlug: 'nulle-part' }, 'communitySlug', 'unknown-community'],
    [{ scope: 'community' }, 'communitySlug', 'required'],
    [{ themes: ['meteo'] }, 'themes.0', 'invalid-choice'],
    [{ state: 'official' }, 'state', 'unknown-field'],
    [{ text: 'zéro\0' }, 'text', 'invalid'],
  ])('refuses %o on %s', async (wrong, field, code) => {
    const refused = await me.post('/api/news', { ...NEWS, ...wrong });
    expect(refused.status).toBe(422);
    expect(refused.json.errors).toMatchObject([{ field, code }]);
  });

  it('adds the structure with it, unless it is near one that is known', async () => {
    const kind = 'horaires';
    const structure = { name: 'PASS de la Cavale', type: 'pass', territory: 'FR-29', town: 'Brest' };
    const posted = await me.post('/api/news', { ...NEWS, kind, structure });
    expect(posted.json.structure).toMatchObject({ ...structure, runBy: null });
    const again = { ...NEWS, kind, structure: { ...structure, name: 'P.A.S.S. la Cavale' } };
    const asked = await me.post('/api/news', again);
    expect(asked.json).toMatchObject({
      code: 'structure-exists',
      errors: [{ field: 'structure.name', structureId: posted.json.structure.id }],
    });
    const another = { ...again, structure: { ...again.structure, isAnother: true } };
    expect((await me.post('/api/news', another)).status).toBe(201);
    const both = { ...NEWS, kind, structure, structureId: posted.json.structure.id };
    expect((await me.post('/api/news', both)).json.errors).toMatchObject([{ field: 'structure' }]);
  });

  it('adds no structure with news that is refused', async () => {
    const structure = { name: 'Jamais ajoutée', type: 'pass', territory: 'FR-29' };
    expect((await me.post('/api/news', { ...NEWS, kind: 'demenagement', structure })).status).toBe(422);
    expect(itemsOf(await me.get('/api/structures?q=jamais'))).toEqual([]);
  });

  it('keeps a practice question in its community', async () => {
    const question = { kind: 'question-pratique', text: 'Comment faites-vous ?', territory: 'FR-29' };
    const nowhere = await me.post('/api/news', question);
    expect(nowhere.json.errors).toMatchObject([{ field: 'communitySlug', code: 'required' }]);
    const kept = await me.post('/api/news', { ...question, communitySlug: community.slug });
    expect(kept.json).toMatchObject({ scope: 'community', communitySlug: community.slug });
    const wide = { ...question, communitySlug: community.slug, scope: 'instance' };
    expect((await me.post('/api/news', wide)).json.errors).toMatchObject([{ code: 'stays-in-community' }]);
    const outsider = await apiClient(app, (await buildColleague(app)).email);
    expect((await outsider.get(`/api/news/${kept.json.id}`)).status).toBe(404);
    const there = await outsider.post('/api/news', { ...question, communitySlug: community.slug });
    expect(there.json.errors).toMatchObject([{ field: 'communitySlug', code: 'not-a-member-there' }]);
  });

  it('is for colleagues; what is public is read by anybody', async () => {
    const someone = await apiClient(app, (await buildAccount(app)).email);
    expect((await someone.post('/api/news', NEWS)).json.code).toBe('colleagues-only');
    const instance = await me.post('/api/news', NEWS);
    expect((await someone.get(`/api/news/${instance.json.id}`)).status).toBe(404);
    const open = await me.post('/api/news', { ...NEWS, scope: 'public', communitySlug: community.slug });
    const stranger = await apiClient(app);
    const read = await stranger.get(`/api/news/${open.json.id}`);
    expect(read.json).toMatchObject({ scope: 'public', author: null, communitySlug: null });
    expect((await someone.get(`/api/news/${open.json.id}`)).json.author).toBeNull();
    expect(open.json.communitySlug).toBe(community.slug);
  });

  it('speaks in the name of an association by its writers, colleagues or not', async () => {
    const association = await buildAssociation(app);
    const writer = await apiClient(app, association.manager.email);
    const onBehalfOf = association.id;
    expect((await me.post('/api/news', { ...NEWS, onBehalfOf })).json.code).toBe('writers-only');
    const structure = await buildStructure(app);
    await writer.patch(`/api/structures/${structure.id}`, { runBy: onBehalfOf });
    const body = { ...NEWS, kind: 'ouverture', structureId: structure.id, onBehalfOf };
    const posted = await writer.post('/api/news', body);
    expect(posted.json).toMatchObject({ onBehalfOf: { id: onBehalfOf }, state: 'official' });
    const read = await me.get(`/api/news/${posted.json.id}`);
    expect(read.json).toMatchObject({ author: null, onBehalfOf: { id: onBehalfOf } });
    expect((await writer.post('/api/news', NEWS)).json.code).toBe('colleagues-only');
    const path = `/api/news/${posted.json.id}`;
    expect((await writer.patch(path, { alternative: 'Le CCAS' })).status).toBe(200);
    const { manager } = association;
    const role = { associationId: association.id, accountId: manager.accountId, role: 'writer' } as const;
    await app.get(AssociationRoleService).takeBack(manager, role);
    const late = await writer.patch(path, { alternative: 'Nulle part' });
    expect(late).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    expect((await writer.delete(path)).status).toBe(204);
  });

  it('writes nothing of a text that names somebody, not even as a draft or to show it', async () => {
    const text = 'Monsieur a le numéro 1 84 12 76 451 089 46';
    for (const [path, extra] of [
      ['/api/news', {}],
      ['/api/news', { status: 'draft' }],
      ['/api/news/previews', {}],
    ] as const) {
      const refused = await me.post(path, { ...NEWS, text, ...extra });
      expect(refused.status).toBe(422);
      expect(refused.json).toMatchObject({
        code: 'secrecy',
        errors: [{ field: 'text', code: 'nir', level: 'block', start: 21, end: 42 }],
      });
    }
    expect(itemsOf(await me.get('/api/news/drafts'))).toEqual([]);
  });

  it('keeps that a passage was confirmed, by its type alone', async () => {
    const text = 'Appelez le 06 12 34 56 78';
    const asked = await me.post('/api/news', { ...NEWS, text });
    expect(asked.json).toMatchObject({ code: 'secrecy', errors: [{ level: 'confirm' }] });
    const confirmed = [asked.json.errors[0].code];
    expect((await me.post('/api/news', { ...NEWS, text, confirmed })).status).toBe(201);
    expect(await auditOf(app, person.accountId)).toContain('secrecy.confirmed');
  });
});

describe('POST /api/news/previews', () => {
  it('shows how it would be seen, and writes nothing', async () => {
    const structure = { name: 'Nouvelle halte', type: 'refuge', territory: 'CA-QC-06', town: 'Montréal' };
    const body = { ...NEWS, kind: 'ouverture', territory: 'CA-QC-06', structure, themes: ['logement'] };
    const seen = await me.post('/api/news/previews', body);
    expect(seen.json).toMatchObject({
      title: 'Une équipe mobile se met en place',
      themes: ['logement'],
      structure,
    });
    expect((await me.get(`/api/news/${seen.json.id}`)).status).toBe(404);
    expect(itemsOf(await me.get('/api/structures?q=nouvelle+halte'))).toEqual([]);
    const headers = { 'Idempotency-Key': 'apres' };
    expect((await me.post('/api/news', body, headers)).status).toBe(201);
    expect((await me.post('/api/news/previews', body)).json.code).toBe('structure-exists');
  });
});

describe('drafts', () => {
  it('may miss what the kind asks for, are nobody else’s, and are published once they are whole', async () => {
    const body = { ...NEWS, kind: 'horaires', effectiveOn: null, status: 'draft' };
    const draft = await me.post('/api/news', body);
    expect(draft.json).toMatchObject({ status: 'draft', expiresOn: null, publishedAt: null });
    const path = `/api/news/${draft.json.id}`;
    const other = await apiClient(app, community.organiser.email);
    expect((await other.get(path)).status).toBe(404);
    const early = await me.patch(path, { status: 'published' });
    expect(early.json.errors).toMatchObject([{ field: 'structureId' }, { field: 'effectiveOn' }]);
    const { id: structureId } = await buildStructure(app);
    const kept = await me.patch(path, { structureId, text: 'Fermé le lundi' });
    expect(kept.json).toMatchObject({ title: 'Fermé le lundi', status: 'draft', revision: 2 });
    expect(idsOf(await me.get('/api/news/drafts'))).toContain(draft.json.id);
    const live = await me.patch(
      path,
      { status: 'published', effectiveOn: '2027-03-02' },
      { 'If-Match': '"2"' },
    );
    expect(live.json).toMatchObject({ status: 'published', expiresOn: '2027-05-31' });
    expect((await other.get(path)).status).toBe(200);
    expect(itemsOf(await me.get('/api/news/drafts'))).toEqual([]);
  });

  it('of a practice question, needs its community to be published', async () => {
    const body = { kind: 'question-pratique', text: 'Et vous ?', territory: 'FR-29', status: 'draft' };
    const path = `/api/news/${(await me.post('/api/news', body)).json.id}`;
    const early = await me.patch(path, { status: 'published' });
    expect(early.json.errors).toMatchObject([{ field: 'communitySlug', code: 'required' }]);
    const live = await me.patch(path, { status: 'published', communitySlug: community.slug });
    expect(live.json).toMatchObject({ scope: 'community', communitySlug: community.slug });
  });

  it('are deleted, and fifty are enough', async () => {
    const client = await apiClient(app, (await buildColleague(app)).email);
    const draft = { ...NEWS, status: 'draft' };
    const first = await client.post('/api/news', draft);
    for (let count = 1; count < 50; count += 1) await client.post('/api/news', draft);
    expect((await client.post('/api/news', draft)).json.code).toBe('too-many-drafts');
    expect((await client.delete(`/api/news/${first.json.id}`)).status).toBe(204);
    expect((await client.get(`/api/news/${first.json.id}`)).status).toBe(404);
    expect((await client.post('/api/news', draft)).status).toBe(201);
  });
});

describe('PATCH /api/news/{id}', () => {
  it('changes what it says, and leaves who reads it as it was', async () => {
    const { json: item } = await me.post('/api/news', NEWS);
    const path = `/api/news/${item.id}`;
    const edited = await me.patch(path, { text: 'Une équipe mobile s’installe' }, { 'If-Match': '"1"' });
    expect(edited.json).toMatchObject({
      title: 'Une équipe mobile s’installe',
      revision: 2,
      correctedAt: null,
    });
    expect((await me.patch(path, { text: 'Trop tard' }, { 'If-Match': '"1"' })).status).toBe(412);
    const same = await me.patch(path, { text: 'Une équipe mobile s’installe' });
    expect(same.json.revision).toBe(2);
    const corrected = await me.patch(path, { effectiveOn: '2027-03-09', correction: true });
    expect(corrected.json).toMatchObject({ effectiveOn: '2027-03-09', revision: 3 });
    expect(corrected.json.correctedAt).not.toBeNull();
    expect((await me.patch(path, { correction: true })).json.errors).toMatchObject([{ field: 'correction' }]);
    expect((await me.patch(path, { scope: 'public' })).json.errors).toMatchObject([{ code: 'settled' }]);
    expect((await me.patch(path, { kind: 'reforme' })).json.errors).toMatchObject([{ field: 'sourceText' }]);
    expect((await me.patch(path, { kind: 'question-pratique' })).json.errors).toMatchObject([
      { field: 'kind' },
    ]);
  });

  it('is for who wrote it, or writes for the same association', async () => {
    const { id } = await buildNews(app, { author: person });
    const other = await apiClient(app, community.organiser.email);
    expect((await other.patch(`/api/news/${id}`, { text: 'Autre' })).status).toBe(403);
    expect((await other.delete(`/api/news/${id}`)).status).toBe(403);
    const outsider = await apiClient(app, (await buildAccount(app)).email);
    expect((await outsider.patch(`/api/news/${id}`, { text: 'Autre' })).status).toBe(404);
    expect((await me.delete(`/api/news/${id}`)).status).toBe(204);
    expect((await me.patch(`/api/news/${id}`, { text: 'Autre' })).json.code).toBe('news-withdrawn');
  });

  it('asks nothing again about what stands unchanged', async () => {
    const text = 'Appelez le 06 12 34 56 78';
    const { json: item } = await me.post('/api/news', { ...NEWS, text, confirmed: ['tel-fr-mobile'] });
    const path = `/api/news/${item.id}`;
    expect((await me.patch(path, { themes: ['droits'] })).json.themes).toEqual(['droits']);
    expect((await me.patch(path, { text })).status).toBe(200);
    expect((await me.patch(path, { text: `${text} !` })).json.code).toBe('secrecy');
  });
});

it('reads any number of items in a fixed number of queries', async () => {
  const writer = await buildColleague(app);
  const client = await apiClient(app, writer.email);
  const draft = async () => {
    const structure = await buildStructure(app);
    await buildNews(app, { author: writer, structureId: structure.id, status: 'draft', themes: ['droits'] });
  };
  await draft();
  const one = await queriesOf(app, () => client.get('/api/news/drafts'));
  await draft();
  await draft();
  const three = await queriesOf(app, () => client.get('/api/news/drafts'));
  expect(three.length).toBe(one.length);
  expect(three.length).toBeLessThan(16);
});
