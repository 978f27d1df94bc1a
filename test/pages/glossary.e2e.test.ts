import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GlossaryEntry } from '../../src/features/glossary/glossary-entry.entity.js';
import { KnownAcronyms } from '../../src/features/glossary/known-acronyms.service.js';
import { MINUTE } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from '../support/app.js';
import { buildAccount, buildCommunity, buildEvent, buildMember, type Person } from '../support/builders.js';
import type { Client } from '../support/client.js';
import { queriesOf } from '../support/query-count.js';

let app: TestApp;
let person: Person;
let client: Client;

beforeAll(async () => {
  app = await startApp();
  const account = await buildAccount(app, { displayName: 'Maëlle', territory: 'FR-29' });
  person = await buildMember(app, { account });
  client = await app.signIn(person.email);
});
afterAll(() => app.close());

/** What a page reads as, white space folded. */
const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'");

const entry = (fields: Record<string, string> = {}) => ({
  acronym: 'ZQP',
  country: 'FR',
  sense: 'Zone de quartier',
  explanation: '',
  equivalent: '',
  ...fields,
});

describe('the glossary', () => {
  it('begins with the first letter, for strangers too', async () => {
    const { status, text } = await app.client().get('/glossary');
    expect(status).toBe(200);
    expect(textOf(text)).toContain('Allocation aux adultes handicapés');
    expect(textOf(text)).not.toContain('Centre communal d’action sociale');
    expect(text).not.toContain('href="/glossary/new"');
  });

  it('shows the senses of both countries side by side, the reader’s first', async () => {
    const found = async (reader: Client) => textOf((await reader.get('/glossary?q=HLM')).text);
    const quebecer = await buildAccount(app, { territory: 'CA-QC-06' });
    const [mine, theirs] = [await found(client), await found(await app.signIn(quebecer.email))];
    const order = (text: string) => text.indexOf('loyer modéré') < text.indexOf('loyer modique');
    expect([order(mine), order(theirs)]).toEqual([true, false]);
  });

  it.each(['?letter=zz&country=BE', '?q=a&q=b', '?letter=W', '?q=' + 'a'.repeat(5000)])(
    'answers whatever it is asked: %s',
    async (query) => expect((await client.get(`/glossary${query}`)).status).toBe(200),
  );
});

describe('a colleague', () => {
  it('adds an acronym, once however often the form is sent', async () => {
    const form = await client.get('/glossary/new?acronym=ZQP');
    expect(form.text).toContain('value="ZQP"');
    const formId = /name="formId" value="([^"]+)"/.exec(form.text)![1]!;
    const [one, again] = [
      await client.submit('/glossary/new', { ...entry(), formId }),
      await client.submit('/glossary/new', { ...entry(), formId }),
    ];
    expect([one.status, again.status]).toEqual([303, 303]);
    expect(again.headers.get('location')).toBe(one.headers.get('location'));
    const shown = textOf((await client.get(one.headers.get('location')!)).text);
    expect(shown).toContain('Merci, le sigle est au glossaire.');
    expect(shown).toContain('Zone de quartier');
  });

  it('is led to the entry that says it already, and loses nothing', async () => {
    const { status, text } = await client.submit(
      '/glossary/new',
      entry({ acronym: 'CAF', sense: 'Caisse des allocations familiales' }),
    );
    expect(status).toBe(422);
    expect(text).toContain('href="/glossary/caf-fr"');
    expect(text).toContain('value="Caisse des allocations familiales"');
  });

  it('sees what was refused beside its field', async () => {
    const { status, text } = await client.submit('/glossary/new', entry({ acronym: 'mot' }));
    expect(status).toBe(422);
    expect(text).toContain('id="field-acronym-error"');
    expect(text).toContain('value="mot"');
  });

  it('corrects an entry and brings its former words back', async () => {
    const path = '/glossary/adil-fr';
    const corrected = entry({ acronym: 'ADIL', sense: 'Agence du logement', revision: '0' });
    expect((await client.submit(path, corrected)).status).toBe(303);
    const shown = await client.get(path);
    expect(textOf(shown.text)).toMatch(/Historique.*Maëlle.*Agence du logement.*Version d’origine/);
    expect((await client.submit(path, corrected)).status).toBe(422);
    expect((await client.submit(`${path}/reversion`, { revision: '0' })).status).toBe(303);
    expect((await client.get('/api/glossary/adil-fr')).json.sense).toContain('Agence départementale');
    expect((await client.submit(`${path}/reversion`, { revision: 'x' })).status).toBe(422);
  });
});

it('who is no colleague reads, and writes nothing', async () => {
  const someone = await app.signIn((await buildAccount(app)).email);
  expect((await someone.get('/glossary/caf-fr')).text).not.toContain('<form method="post" action="/glossary');
  expect((await someone.get('/glossary/new')).status).toBe(403);
  expect((await someone.submit('/glossary/new', entry({ acronym: 'ZZZ' }))).status).toBe(403);
  const stranger = await app.client().get('/glossary/new');
  expect([stranger.status, stranger.headers.get('location')]).toEqual([
    303,
    '/sign-in?next=%2Fglossary%2Fnew',
  ]);
});

describe('in a text', () => {
  const eventAbout = async (description: string) => {
    const community = await buildCommunity(app, { organiser: person });
    return buildEvent(app, { community, description, audience: 'public' });
  };

  it('each acronym is explained once, without a script, in words of the reader’s country first', async () => {
    const event = await eventAbout('Le CCAS et les HLM.\n\nLe CCAS de Brest, https://ccas.example/CCAS');
    const { text } = await app.client().get(`/events/${event.id}`);
    expect(text.match(/popovertarget="acronym-\d+">CCAS<\/button>/g)).toHaveLength(1);
    expect(text).toContain('les <button type="button" class="acronym"');
    expect(textOf(text)).toContain('CCAS (France) : Centre communal d’action sociale');
    expect(text.indexOf('loyer modéré')).toBeLessThan(text.indexOf('loyer modique'));
    const ids = [...text.matchAll(/ id="(acronym-\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('what colleagues add and correct shows at once', async () => {
    const event = await eventAbout('Avec la ZQX.');
    const shown = async () => (await app.client().get(`/events/${event.id}`)).text;
    expect(await shown()).not.toContain('class="acronym"');
    const made = await client.post('/api/glossary', { acronym: 'ZQX', sense: 'Zone de quartier <b>&' });
    expect(await shown()).toContain('Zone de quartier &lt;b&gt;&amp;');
    await client.patch(`/api/glossary/${made.json.id}`, { sense: 'Zone nouvelle' });
    expect(await shown()).toContain('Zone nouvelle');
  });
});

it('what another process writes shows within a minute, where there can be another', async () => {
  const unitOfWork = app.get(UnitOfWork);
  const others = unitOfWork.writes === null;
  const words = { acronym: 'ZQW', country: null, sense: 'Zone lointaine', explanation: '', equivalent: null };
  const moment = { revision: 1, createdAt: 0, updatedAt: 0, createdBy: null };
  await unitOfWork.run(async (tx) => {
    await tx.manager.insert(GlossaryEntry, {
      ...{ id: newId(), replaces: null, likeness: 'ZQW' },
      ...words,
      ...moment,
    });
  });
  const isKnown = () => app.get(KnownAcronyms).sensesOf('ZQW').length > 0;
  expect(isKnown()).toBe(false);
  app.clock.set(app.clock.now() + MINUTE);
  await vi.waitFor(() => expect(isKnown()).toBe(others), { timeout: 10_000 });
});

it('asks the database the same of three entries and versions as of one', async () => {
  const count = async (path: string) => (await queriesOf(app, () => client.get(path))).length;
  const write = async (index: number) => {
    await client.post('/api/glossary', { acronym: `XQ${'ABC'.charAt(index)}`, sense: 'Un sens' });
    await client.patch('/api/glossary/ase-fr', { explanation: `Version ${index}` });
  };
  await write(0);
  const ofOne = [await count('/glossary?letter=X'), await count('/glossary/ase-fr')];
  for (const index of [1, 2]) await write(index);
  expect([await count('/glossary?letter=X'), await count('/glossary/ase-fr')]).toEqual(ofOne);
  // The session, whether one is a colleague, and the glossary; of an entry, that twice, its versions, and whether others
  // wrote in it.
  expect(ofOne[0]).toBeLessThanOrEqual(3);
  expect(ofOne[1]).toBeLessThanOrEqual(7);
});
