import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../src/kernel/clock.js';
import { type ApiClient, apiClient } from './support/api-client.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAccount,
  type BuiltCommunity,
  buildCommunity,
  buildMember,
  type Person,
} from './support/builders.js';
import { itemsOf } from './support/client.js';

let app: TestApp;
let community: BuiltCommunity;
let asker: Person;
let asks: ApiClient;
let knows: ApiClient;

beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app);
  const account = await buildAccount(app, { displayName: 'Maëlle', territory: 'FR-29' });
  asker = await buildMember(app, { community, account });
  asks = await apiClient(app, asker.email);
  knows = await apiClient(app, (await buildMember(app, { community })).email);
});
afterAll(() => app.close());

let number = 0;
let acronym: string;
beforeEach(() => {
  number += 1;
  acronym = `WXQ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(number)}`;
});

const ask = async (by = asks, fields: Record<string, unknown> = {}) =>
  by.post('/api/glossary/questions', { acronym, ...fields });

const answer = (newsId: string, fields: Record<string, unknown> = {}) =>
  knows.post('/api/glossary', { acronym, sense: 'Un sens', questionId: newsId, ...fields });

describe('an acronym that nobody explained', () => {
  it('is asked of colleagues on the board, once', async () => {
    const [first, again, byAnother] = [await ask(), await ask(), await ask(knows)];
    const { newsId, entries } = first.json;
    expect(entries).toEqual([]);
    expect([again.json.newsId, byAnother.json.newsId]).toEqual([newsId, newsId]);
    expect((await knows.get(`/api/news/${newsId}`)).json).toMatchObject({
      kind: 'question-sigle',
      acronym,
      title: `Que veut dire le sigle ${acronym}\u202f?`,
      territory: 'FR-29',
      scope: 'instance',
      author: { displayName: 'Maëlle' },
    });
  });

  it('is asked once by two clicks at the same time', async () => {
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(answers.map(({ json }) => json.newsId as string)).size).toBe(1);
  });

  it('is asked anew by who took their question back', async () => {
    const first = String((await ask()).json.newsId);
    expect((await asks.delete(`/api/news/${first}`)).status).toBe(204);
    app.clock.advance(HOUR);
    const again = String((await ask()).json.newsId);
    expect(again).not.toBe(first);
    expect((await knows.get(`/api/news/${again}`)).status).toBe(200);
  });

  it('is asked in one community where one wants that, by its members', async () => {
    const { json } = await ask(asks, { communitySlug: community.slug });
    expect((await asks.get(`/api/news/${json.newsId}`)).json).toMatchObject({
      scope: 'community',
      communitySlug: community.slug,
    });
    const elsewhere = await ask(asks, { acronym: 'WXQZ', communitySlug: (await buildCommunity(app)).slug });
    expect(elsewhere.json.errors).toMatchObject([{ field: 'communitySlug' }]);
  });

  it('is not asked by who is no colleague', async () => {
    const someone = await apiClient(app, (await buildAccount(app)).email);
    expect((await ask(someone)).json.code).toBe('colleagues-only');
    expect((await ask(await apiClient(app))).status).toBe(401);
  });
});

it('an acronym that is known is answered, and nothing is asked', async () => {
  const { json } = await ask(asks, { acronym: 'H.L.M.' });
  expect(json.newsId).toBeNull();
  expect(json.entries).toHaveLength(2);
});

describe('the answer', () => {
  it('is an entry; the question is over, and who asked is told', async () => {
    const { newsId } = (await ask()).json;
    const { status, json: entry } = await answer(newsId, { sense: 'Zone de quartier', country: 'FR' });
    expect(status).toBe(201);
    const question = (await asks.get(`/api/news/${newsId}`)).json;
    expect(question).toMatchObject({ state: 'outdated', comments: 1 });
    const [comment] = itemsOf(await asks.get(`/api/news/${newsId}/comments`));
    expect(comment!.text).toBe(
      `${acronym} : Zone de quartier.\n${app.settings.publicUrl}/glossary/${entry.id}`,
    );
    app.clock.set(app.clock.now() + 24 * HOUR);
    await app.settle();
    const mails = (await app.mails(asker.email)).filter(({ text }) => text.includes(acronym));
    expect(mails).toHaveLength(1);
    expect((await ask()).json).toMatchObject({ newsId: null, entries: [{ id: entry.id }] });
  });

  it.each([
    ['another acronym', { acronym: 'WXQQ' }],
    ['no question', { questionId: '01a2014d-56e3-752e-83ac-c533ff6bbf62' }],
    ['nonsense', { questionId: 'nonsense' }],
  ])('is refused, and nothing written, for %s', async (_, fields) => {
    const { newsId } = (await ask()).json;
    const { status, json } = await answer(newsId, fields);
    expect(status).toBe(422);
    expect(json.errors).toMatchObject([{ field: 'questionId', code: 'unknown-news' }]);
    expect(itemsOf(await asks.get(`/api/glossary?q=${acronym}`))).toEqual([]);
    expect((await asks.get(`/api/news/${newsId}`)).json.comments).toBe(0);
  });

  it('of a question kept to a community one is not in is refused', async () => {
    const { newsId } = (await ask(asks, { communitySlug: community.slug })).json;
    const outsider = await apiClient(app, (await buildMember(app)).email);
    const { json } = await outsider.post('/api/glossary', { acronym, sense: 'Un sens', questionId: newsId });
    expect(json.errors).toMatchObject([{ field: 'questionId', code: 'unknown-news' }]);
  });
});

describe('on pages', () => {
  it('a search in vain is a question in one click, and its page has the form that answers it', async () => {
    const [client, other] = [await app.signIn(asker.email), await app.signIn((await buildMember(app)).email)];
    const { text } = await client.get(`/glossary?q=${acronym.toLowerCase()}`);
    expect(text).toContain(`<input type="hidden" name="acronym" value="${acronym}">`);
    const asked = await client.submit('/glossary/questions', { acronym });
    expect(asked.status).toBe(303);
    const path = asked.headers.get('location')!;
    const newsId = path.split('/').at(-1)!;
    const form = `/glossary/new?acronym=${acronym}&amp;question=${newsId}`;
    expect((await other.get(path)).text).toContain(`href="${form}"`);
    expect((await other.get(form.replace('&amp;', '&'))).text).toContain(
      `name="questionId" value="${newsId}"`,
    );
    const made = await other.submit('/glossary/new', {
      ...{ acronym, country: 'both', sense: 'Zone de quartier', explanation: '', equivalent: '' },
      questionId: newsId,
    });
    expect(made.status).toBe(303);
    const shown = (await client.get(path)).text;
    expect(shown).toContain(`${acronym} au glossaire`);
    expect(shown).toContain('Zone de quartier');
  });

  it('the unknown acronyms of an item are asked in one click, those that are known are not', async () => {
    const client = await app.signIn(asker.email);
    const text = `Réunion ${acronym} avec la CAF et la ${acronym}`;
    const { json } = await asks.post('/api/news', { kind: 'coup-de-main', text, territory: 'FR-29' });
    const shown = (await client.get(`/news/${json.id}`)).text;
    expect(shown.match(/action="\/glossary\/questions"/g)).toHaveLength(1);
    expect(shown).toContain(`${acronym}\u00a0: demander ce que c’est`);
    expect(shown).toMatch(/popovertarget="acronym-\d+">CAF</);
    expect((await client.submit('/glossary/questions', { acronym: 'CAF' })).headers.get('location')).toBe(
      '/glossary?q=CAF',
    );
  });
});
