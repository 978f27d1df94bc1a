import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiClient } from '../support/api-client.js';
import { startApp, type TestApp } from '../support/app.js';
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
import { type Client, itemsOf } from '../support/client.js';
import { queriesOf } from '../support/query-count.js';

let app: TestApp;
let community: BuiltCommunity;
let person: Person;
let me: Client;
beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app, { name: 'Le réseau du port', territory: 'FR-29' });
  person = await buildMember(app, { community });
  me = await app.signIn(person.email);
});
afterAll(() => app.close());

const CLOSURE = {
  kind: 'fermeture-temporaire',
  text: 'L’antenne ferme trois semaines pour travaux\nLes urgences se font à Morlaix.',
  territory: 'FR-29',
  'structure.name': 'Antenne CSAPA des Embruns',
  'structure.town': 'Landivisiau',
  effectiveOn: '2027-03-08',
  endsOn: '2027-03-26',
  alternative: 'Antenne de Morlaix',
  status: 'published',
};

const newest = async (q = '') => itemsOf(await me.get(`/api/news?when=all&limit=1&q=${q}`))[0];
const valueOf = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? null;

describe('/news/new', () => {
  it('is prefilled with where one is, and proposes every kind by icon and word', async () => {
    const { status, text } = await me.get('/news/new');
    expect(status).toBe(200);
    expect(text).toMatch(/<option value="FR-29" selected>/);
    expect(text.match(/type="radio" name="kind"/g)).toHaveLength(19);
    expect(text).toContain('#news-fermeture-temporaire');
    expect(text).toContain('Changement d’horaires');
  });

  it('knows what another page knew: a kind, a structure, what it replaces', async () => {
    const { id, name } = await buildStructure(app, { name: 'Halte du Moulin', town: 'Brest' });
    const { text } = await me.get(`/news/new?structure=${id}&kind=horaires`);
    expect(text).toMatch(/value="horaires"[^>]*checked/);
    expect(text).toContain(`value="${name} (Brest)"`);
    const older = await buildNews(app, { author: person, territory: 'FR-56', structureId: id });
    const again = await me.get(`/news/new?supersedes=${older.id}`);
    expect(valueOf(again.text, 'supersedes')).toBe(older.id);
    expect(again.text).toContain(`href="/news/${older.id}"`);
    expect(again.text).toMatch(/<option value="FR-56" selected>/);
    expect((await me.get('/news/new?supersedes=none&structure=none&kind=none')).status).toBe(200);
  });

  it('is for colleagues', async () => {
    const someone = await app.signIn((await buildAccount(app)).email);
    expect((await someone.get('/news/new')).status).toBe(403);
    const stranger = await app.client().get('/news/new');
    expect(stranger.status).toBe(303);
  });
});

describe('posting', () => {
  it('takes one form: a text, a kind, and what it asks; a new structure is of the type that its name says', async () => {
    const posted = await me.submit('/news', CLOSURE);
    expect(posted.status).toBe(303);
    const item = await newest();
    expect(posted.headers.get('location')).toBe(`/news/${item?.id}`);
    expect(item).toMatchObject({
      title: 'L’antenne ferme trois semaines pour travaux',
      kind: 'fermeture-temporaire',
      alternative: 'Antenne de Morlaix',
      scope: 'instance',
      structure: {
        name: 'Antenne CSAPA des Embruns',
        type: 'csapa',
        town: 'Landivisiau',
        territory: 'FR-29',
      },
    });
  });

  it('finds a known structure by its name, without asking', async () => {
    const { id } = await buildStructure(app, { name: 'Épicerie du Phare', type: 'epicerie', town: 'Brest' });
    for (const name of ['Épicerie du Phare (Brest)', 'epicerie du phare'])
      await me.submit('/news', { ...CLOSURE, 'structure.name': name, 'structure.town': '' });
    const items = itemsOf(await me.get('/api/news?limit=2'));
    expect(items).toMatchObject([{ structure: { id } }, { structure: { id } }]);
  });

  it('asks whether it is a near one, and keeps all that was typed', async () => {
    const { id } = await buildStructure(app, { name: 'CCAS de Morlaix', type: 'ccas' });
    const typed = { ...CLOSURE, 'structure.name': 'C.C.A.S. de Morlaix', 'structure.town': '' };
    const asked = await me.submit('/news', typed);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Est-ce l’une de celles-ci');
    expect(asked.text).toContain(`value="${id}"`);
    for (const value of ['C.C.A.S. de Morlaix', '2027-03-26', 'Antenne de Morlaix', 'Les urgences'])
      expect(asked.text).toContain(value);
    expect((await me.submit('/news', { ...typed, structureChoice: id })).status).toBe(303);
    expect((await newest())?.structure.id).toBe(id);
    expect((await me.submit('/news', { ...typed, structureChoice: 'another' })).status).toBe(303);
    expect((await newest())?.structure).toMatchObject({ name: 'C.C.A.S. de Morlaix', type: 'ccas' });
  });

  it('asks for a type where the name says none', async () => {
    const typed = { ...CLOSURE, 'structure.name': 'La Criée tranquille' };
    const asked = await me.submit('/news', typed);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Choisissez un type de structure.');
    expect((await me.submit('/news', { ...typed, 'structure.type': 'accueil-jour' })).status).toBe(303);
  });

  it('lists all that is missing, on the fields that are there', async () => {
    const { text } = await me.submit('/news', {
      kind: 'demenagement',
      text: 'Ils partent',
      territory: 'FR-29',
    });
    for (const field of ['structure-name', 'effectiveOn', 'newAddress'])
      expect(text).toContain(`href="#field-${field}"`);
    for (const id of ['field-structure-name', 'field-effectiveOn', 'field-newAddress'])
      expect(text).toContain(`id="${id}"`);
  });

  it('posts once what is sent twice', async () => {
    const formId = valueOf((await me.get('/news/new')).text, 'formId') ?? '';
    const fields = { kind: 'coup-de-main', text: 'Cherche une salle', territory: 'FR-29', formId };
    const [first, second] = [await me.submit('/news', fields), await me.submit('/news', fields)];
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
  });

  it('keeps a practice question in one community, whatever else is ticked', async () => {
    const fields = { kind: 'question-pratique', text: 'Et vous ?', territory: 'FR-29', scope: 'public' };
    expect((await me.submit('/news', fields)).text).toContain('href="#field-communitySlug"');
    const kept = await me.submit('/news', { ...fields, communitySlug: community.slug });
    const { json } = await me.get(`/api${kept.headers.get('location')}`);
    expect(json).toMatchObject({ scope: 'community', communitySlug: community.slug });
  });

  it('stops what names somebody, shows it, and keeps nothing', async () => {
    const text = 'Appelez 1 84 12 76 451 089 46';
    const refused = await me.submit('/news', { ...CLOSURE, 'structure.name': '', text, status: 'draft' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<mark>1 84 12 76 451 089 46</mark>');
    expect((await me.get('/news/drafts')).text).toContain('Aucun brouillon');
  });

  it('lets a writer speak for an association', async () => {
    const association = await buildAssociation(app);
    const writer = await app.signIn(association.manager.email);
    const { text } = await writer.get('/news/new');
    expect(text).toContain(`<option value="${association.id}">`);
    const posted = await writer.submit('/news', {
      kind: 'coup-de-main',
      text: 'Cherche des bénévoles',
      territory: 'FR-29',
      onBehalfOf: association.id,
    });
    expect(posted.status).toBe(303);
  });
});

describe('the preview', () => {
  it('shows it as it will be seen, with three ways on, and writes nothing', async () => {
    const before = await newest();
    const typed = { ...CLOSURE, 'structure.name': 'CMP du Rivage', formId: '', themes: 'sante' };
    const { status, text } = await me.submit('/news/preview', typed);
    expect(status).toBe(200);
    expect(text).toContain('<h1>L’antenne ferme trois semaines pour travaux</h1>');
    expect(text).toContain('CMP du Rivage');
    expect(text).not.toContain('href="/structures/');
    expect(text.match(/<button/g)!.length).toBeGreaterThanOrEqual(3);
    expect((await newest())?.id).toBe(before?.id);
    expect(itemsOf(await me.get('/api/structures?q=rivage'))).toEqual([]);
    const back = await me.submit('/news/new', typed);
    expect(back.status).toBe(200);
    for (const value of ['CMP du Rivage', '2027-03-26', 'Les urgences']) expect(back.text).toContain(value);
    expect(back.text).toMatch(/value="sante"[^>]*checked/);
  });

  it('shows the form again with what is missing', async () => {
    const { status, text } = await me.submit('/news/preview', { ...CLOSURE, endsOn: '' });
    expect(status).toBe(422);
    expect(text).toContain('href="#field-endsOn"');
  });
});

describe('drafts', () => {
  it('are kept, taken up again, published, deleted, and are nobody else’s', async () => {
    const fields = { kind: 'reforme', text: 'Le contrat change', territory: 'FR', status: 'draft' };
    const kept = await me.submit('/news', fields);
    expect(kept.headers.get('location')).toBe('/news/drafts');
    const { text: list } = await me.get('/news/drafts');
    expect(list).toContain('Le contrat change');
    expect(list).toContain('À partir du, Source');
    const [draft] = itemsOf(await me.get('/api/news/drafts'));
    const path = `/news/${draft?.id}`;
    const other = await app.signIn(community.organiser.email);
    expect((await other.get(`${path}/edit`)).status).toBe(404);
    expect((await other.submit(`${path}/deletion`)).status).toBe(404);
    const form = await me.get(`${path}/edit`);
    const revision = valueOf(form.text, 'revision') ?? '';
    const early = await me.submit(`${path}/edit`, { ...fields, revision, status: 'published' });
    expect(early.status).toBe(422);
    const whole = {
      ...fields,
      revision,
      effectiveOn: '2027-04-01',
      sourceText: 'Décret',
      status: 'published',
    };
    const live = await me.submit(`${path}/edit`, whole);
    expect(live.headers.get('location')).toBe(path);
    expect((await me.submit(`${path}/deletion`)).status).toBe(409);
    await me.submit('/news', fields);
    const [again] = itemsOf(await me.get('/api/news/drafts'));
    expect((await me.submit(`/news/${again?.id}/deletion`)).status).toBe(303);
    expect((await me.get('/news/drafts')).text).toContain('Aucun brouillon');
  });
});

describe('/news/:id/edit', () => {
  it('shows what it says, changes it, and tells an edit from a correction', async () => {
    const structure = await buildStructure(app, { name: 'PASS du Ponant', type: 'pass', town: 'Brest' });
    const { id } = await buildNews(app, {
      author: person,
      kind: 'horaires',
      text: 'La PASS reçoit le mercredi\nVoir https://pass.example/horaires',
      structureId: structure.id,
      themes: ['sante'],
    });
    const path = `/news/${id}/edit`;
    const { text } = await me.get(path);
    expect(text).toContain('La PASS reçoit le mercredi');
    expect(valueOf(text, 'knownId')).toBe(structure.id);
    const standing = {
      kind: 'horaires',
      territory: 'FR-29',
      'structure.name': 'PASS du Ponant (Brest)',
      knownName: 'PASS du Ponant (Brest)',
      knownId: structure.id,
      effectiveOn: '2027-03-05',
      themes: 'sante',
      revision: '1',
    };
    const changed = { ...standing, text: 'La PASS reçoit aussi le jeudi', change: 'correction' };
    expect((await me.submit(path, changed)).headers.get('location')).toBe(`/news/${id}`);
    const { json } = await me.get(`/api/news/${id}`);
    expect(json).toMatchObject({
      title: 'La PASS reçoit aussi le jeudi',
      sourceUrl: null,
      structure: { id: structure.id },
      revision: 2,
    });
    expect(json.correctedAt).not.toBeNull();
    const stale = await me.submit(path, { ...changed, text: 'Encore autre chose' });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('Encore autre chose');
    expect(valueOf(stale.text, 'revision')).toBe('2');
  });

  it.each([
    ['words and a link', 'Voir le site', 'La préfecture', 'https://prefecture.example/arrete'],
    ['words, and a link in the text', 'Voir https://a.example/x', 'La préfecture', 'https://a.example/x'],
    ['words, and another link than the text’s', 'Voir https://a.example/', 'Ici', 'https://b.example/'],
    ['the second link of the text', 'https://a.example/ et https://b.example/', null, 'https://b.example/'],
    ['a link alone', 'Voir le site', null, 'https://prefecture.example/'],
    ['a long link', 'Voir le site', null, `https://prefecture.example/${'a'.repeat(400)}`],
    ['a link and its beginning', 'Voir https://a.example/guide', null, 'https://a.example/'],
  ])('keeps the source that the API gave: %s', async (_, text, sourceText, sourceUrl) => {
    const fields = { kind: 'alerte', text: `Une alerte\n${text}`, territory: 'FR-29' };
    const posted = await (
      await apiClient(app, person.email)
    ).post('/api/news', { ...fields, sourceText, sourceUrl });
    const { id } = posted.json;
    expect(posted.json).toMatchObject({ sourceText, sourceUrl });
    const form = (await me.get(`/news/${id}/edit`)).text;
    const shown = ['sourceText', 'sourceUrl'].map((name) => [name, valueOf(form, name)] as const);
    const typed = Object.fromEntries(shown.filter(([, value]) => value !== null)) as Record<string, string>;
    const change = { ...fields, ...typed, effectiveOn: '2027-03-05', revision: '1', change: 'edit' };
    expect((await me.submit(`/news/${id}/edit`, change)).status).toBe(303);
    expect((await me.get(`/api/news/${id}`)).json).toMatchObject({ sourceText, sourceUrl, revision: 2 });
  });

  it('changes or takes away a link that stands beside its words, and refuses what is none on its field', async () => {
    const sourceUrl = 'https://prefecture.example/arrete';
    const { id } = await buildNews(app, { author: person, sourceText: 'La préfecture', sourceUrl });
    const fields = {
      kind: 'nouveau-dispositif',
      text: 'Une équipe mobile',
      territory: 'FR-29',
      change: 'edit',
    };
    const edit = (url: string, revision: string) =>
      me.submit(`/news/${id}/edit`, {
        effectiveOn: '2027-03-05',
        ...fields,
        sourceText: 'La préfecture',
        sourceUrl: url,
        revision,
      });
    const refused = await edit('prefecture', '1');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#field-sourceUrl"');
    expect(valueOf(refused.text, 'sourceUrl')).toBe('prefecture');
    expect((await edit('https://prefecture.example/autre', '1')).status).toBe(303);
    expect((await me.get(`/api/news/${id}`)).json).toMatchObject({
      sourceUrl: 'https://prefecture.example/autre',
    });
    expect((await edit('', '2')).status).toBe(303);
    expect((await me.get(`/api/news/${id}`)).json).toMatchObject({
      sourceText: 'La préfecture',
      sourceUrl: null,
    });
  });

  it('is for its author', async () => {
    const { id } = await buildNews(app);
    expect((await me.get(`/news/${id}/edit`)).status).toBe(403);
    expect((await me.submit(`/news/${id}/edit`, {})).status).toBe(403);
  });
});

describe('structures', () => {
  it('are listed, searched and shown to anybody, with the news that they may read', async () => {
    const structure = await buildStructure(app, {
      name: 'Maison des aînés de Rosmeur',
      type: 'ehpad',
      town: 'Douarnenez',
      phone: '02 98 00 00 00',
      website: 'https://rosmeur.example/',
    });
    await buildNews(app, { structureId: structure.id, text: 'Pour les collègues' });
    await buildNews(app, { structureId: structure.id, text: 'Pour tout le monde', scope: 'public' });
    const stranger = app.client();
    const found = await stranger.get('/structures?q=rosmeur&territory=FR-R53');
    expect(found.text).toContain(`href="/structures/${structure.id}"`);
    const shown = await stranger.get(`/structures/${structure.id}`);
    expect(shown.text).toContain('02 98 00 00 00');
    expect(shown.text).toContain('Pour tout le monde');
    expect(shown.text).not.toContain('Pour les collègues');
    expect(shown.text).not.toContain('/edit"');
    const mine = await me.get(`/structures/${structure.id}`);
    expect(mine.text).toContain('Pour les collègues');
    expect(mine.text).toContain(`/news/new?structure=${structure.id}`);
    expect((await stranger.get('/structures/none')).status).toBe(404);
    expect((await stranger.get('/structures?territory=zz&type=zz&cursor=')).status).toBe(200);
  });

  it('are added once it is sure that they are others, and put right', async () => {
    await buildStructure(app, { name: 'Mission locale du Pays de Brest', type: 'mission-locale' });
    const fields = {
      name: 'Mission Locale Brest',
      type: 'mission-locale',
      territory: 'FR-29',
      website: 'ml.example',
    };
    const asked = await me.submit('/structures', fields);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Mission locale du Pays de Brest');
    const known = /structureChoice-([0-9a-f-]{36})/.exec(asked.text)?.[1] ?? '';
    const chosen = await me.submit('/structures', { ...fields, structureChoice: known });
    expect(chosen.headers.get('location')).toBe(`/structures/${known}`);
    const added = await me.submit('/structures', { ...fields, structureChoice: 'another' });
    const path = added.headers.get('location') ?? '';
    expect((await me.get(path)).text).toContain('https://ml.example');
    const edit = await me.get(`${path}/edit`);
    expect(valueOf(edit.text, 'name')).toBe('Mission Locale Brest');
    const saved = await me.submit(`${path}/edit`, { ...fields, town: 'Brest', revision: '1' });
    expect(saved.headers.get('location')).toBe(path);
    expect((await me.get(path)).text).toContain('Brest · Finistère');
    const stale = await me.submit(`${path}/edit`, { ...fields, town: 'Guipavas', revision: '1' });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('Guipavas');
  });

  it('say who runs them, by those who keep that association, whose page lists them', async () => {
    const association = await buildAssociation(app);
    const manager = await app.signIn(association.manager.email);
    const structure = await buildStructure(app, { name: 'Le Relais du Phare' });
    const path = `/structures/${structure.id}`;
    expect((await me.get(`${path}/edit`)).text).not.toContain('name="runBy"');
    expect((await manager.get(`${path}/edit`)).text).toContain(`value="${association.id}"`);
    const fields = { name: structure.name, type: 'association', territory: 'FR-29', revision: '1' };
    expect((await manager.submit(`${path}/edit`, { ...fields, runBy: association.id })).status).toBe(303);
    expect((await me.get(path)).text).toContain(`href="/associations/${association.id}"`);
    expect((await me.get(`/associations/${association.id}`)).text).toContain(`href="${path}"`);
  });

  it('show any number of items in a fixed number of queries', async () => {
    const { id } = await buildStructure(app);
    const author = await buildColleague(app);
    await buildNews(app, { author, structureId: id });
    const one = await queriesOf(app, () => me.get(`/structures/${id}`));
    await buildNews(app, { author, structureId: id });
    await buildNews(app, { author, structureId: id });
    const three = await queriesOf(app, () => me.get(`/structures/${id}`));
    expect(three.length).toBe(one.length);
    expect(three.length).toBeLessThanOrEqual(9);
  });
});
