import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.js';
import { buildMember, buildNews, type Person } from '../support/builders.js';
import { type Moderating, moderating } from '../support/moderating.js';

let app: TestApp;
let moderation: Moderating;
beforeAll(async () => {
  app = await startApp();
  moderation = moderating(app);
});
afterAll(() => app.close());

const as = (person: Person) => app.signIn(person.email);
const plain = (text: string): string =>
  text
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('’', "'")
    .replaceAll('&#39;', "'");

describe('« Signaler une erreur »', () => {
  it('is a form for a stranger, on a public item alone', async () => {
    const news = await buildNews(app, { scope: 'public' });
    const stranger = app.client();
    const item = await stranger.get(`/news/${news.id}`);
    expect(item.text).toContain(`href="/news/${news.id}/reports"`);
    const form = await stranger.get(`/news/${news.id}/reports`);
    expect(form.status).toBe(200);
    expect(form.text.match(/name="reason"/g)).toHaveLength(2);
    const sent = await stranger.submit(`/news/${news.id}/reports`, { reason: 'erreur', word: '' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/news/${news.id}`]);
    expect(plain((await stranger.get(`/news/${news.id}`)).text)).toContain(
      'Merci. La modération va relire ce texte.',
    );
    expect((await stranger.get(`/news/${(await buildNews(app)).id}/reports`)).status).toBe(404);
  });

  it('acts on a POST alone, and what it hides can be opened by nobody who is not concerned', async () => {
    const news = await buildNews(app, { scope: 'public' });
    const stranger = app.client();
    await stranger.get(`/news/${news.id}/reports`);
    expect((await stranger.get(`/news/${news.id}`)).status).toBe(200);
    const sent = await stranger.submit(`/news/${news.id}/reports`, { reason: 'donnee-personne' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/news']);
    expect((await stranger.get(`/news/${news.id}`)).status).toBe(404);
  });

  it('keeps what was typed when a reason is missing, or the word tells of somebody', async () => {
    const { reader, news } = await moderation.inCommunity();
    const client = await as(reader);
    const path = `/news/${news.id}/reports`;
    const none = await client.submit(path, { word: 'La date est fausse.' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('La date est fausse.');
    const told = await client.submit(path, { reason: 'erreur', word: 'Le 269054958815780 est faux.' });
    expect(told.status).toBe(422);
    expect(told.text).toContain('<mark>');
  });

  it('is taken ten times in ten minutes from one address', async () => {
    const limited = await startApp({ environment: { RATE_LIMITS: 'on' } });
    const stranger = limited.client();
    const path = `/api/news/${(await buildNews(limited, { scope: 'public' })).id}/reports`;
    const statuses: number[] = [];
    for (let count = 0; count < 11; count += 1)
      statuses.push((await stranger.post(path, { reason: 'erreur' })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(202), 429]);
    await limited.close();
  });

  it('is refused to its author, in words', async () => {
    const { author, news } = await moderation.inCommunity();
    const answer = await (await as(author)).get(`/news/${news.id}/reports`);
    expect(answer.status).toBe(403);
    expect(plain(answer.text)).toContain("C'est votre propre texte");
  });
});

describe('the moderators’ pages', () => {
  it('lead from the community to the queue, to the text, to a decision', async () => {
    const { community, moderator, reader, news } = await moderation.inCommunity();
    await moderation.report(reader, news.id, { reason: 'donnee-personne', word: 'Le prénom suffit.' });
    const client = await as(moderator);
    expect((await client.get(`/communities/${community.slug}`)).text).toContain('href="/moderation"');
    const queue = await client.get('/moderation');
    const [, path = ''] = /href="(\/moderation\/reports\/[^"]+)"/.exec(queue.text) ?? [];
    const shown = await client.get(path);
    expect(shown.text).toContain('Le prénom suffit.');
    expect(shown.text).not.toContain(reader.displayName);
    const revision = /name="revision" value="(\d+)"/.exec(shown.text)![1]!;
    const typed = { action: 'restaurer', authorWord: 'Rien à redire.', reporterWord: '', revision };
    const decided = await client.submit(`${path}/decision`, typed);
    expect([decided.status, decided.headers.get('location')]).toEqual([303, path]);
    const after = await client.get(path);
    expect(after.text).toContain('Rien à redire.');
    expect(after.text).not.toContain('name="action"');
    const again = await client.submit(`${path}/decision`, typed);
    expect(again.status).toBe(422);
    expect(plain(again.text)).toContain("Quelqu'un vient de décider de ce signalement.");
    expect((await client.get('/moderation?status=closed')).text).toContain(path);
    expect((await client.get('/moderation')).text).not.toContain(path);
  });

  it('leave of what was deleted a page that says so, to its author alone', async () => {
    const { moderator, author, reader, news } = await moderation.inCommunity({ text: 'Une phrase de trop.' });
    await moderation.report(reader, news.id, { reason: 'donnee-personne' });
    const id = await moderation.caseOf(moderator, news.id);
    await moderation.decide(moderator, id, { action: 'supprimer' });
    const shown = await (await as(author)).get(`/news/${news.id}`);
    expect(shown.status).toBe(200);
    expect(shown.text).not.toContain('Une phrase de trop');
    const pages = [`/moderation/reports/${id}`, '/moderation?status=closed'];
    for (const path of pages) expect((await (await as(moderator)).get(path)).status).toBe(200);
  });

  it('give back what was typed when another report came in between', async () => {
    const { community, moderator, reader, news } = await moderation.inCommunity();
    await moderation.report(reader, news.id, { reason: 'erreur' });
    const path = `/moderation/reports/${await moderation.caseOf(moderator, news.id)}`;
    await moderation.report(await buildMember(app, { community }), news.id, { reason: 'doublon' });
    const typed = { action: 'avertir', authorWord: 'Attention aux doublons.', revision: '2' };
    const answer = await (await as(moderator)).submit(`${path}/decision`, typed);
    expect(answer.status).toBe(422);
    expect(plain(answer.text)).toContain("Un autre signalement vient d'arriver");
    expect(answer.text).toContain('Attention aux doublons.');
    expect(answer.text).toContain('name="revision" value="3"');
  });

  it('are for those who moderate', async () => {
    const { reader } = await moderation.inCommunity();
    expect((await (await as(reader)).get('/moderation')).status).toBe(403);
    expect((await app.client().get('/moderation')).headers.get('location')).toContain('/sign-in');
  });
});

describe('feeds of news in the settings', () => {
  it('are made, shown and revoked', async () => {
    const client = await as(await buildMember(app));
    expect((await client.get('/settings/feeds')).text).toContain('href="/settings/feeds/news"');
    const form = new URLSearchParams({ name: 'au bureau', territories: 'FR-29' });
    form.append('kinds', 'alerte');
    form.append('kinds', 'horaires');
    const made = await client.post('/settings/feeds/news', form);
    expect(made.status).toBe(303);
    const { text } = await client.get('/settings/feeds/news');
    expect(text).toContain('Finistère (29)');
    const [url = ''] = /\/news\/feed\/[a-z2-7]{32}\.rss/.exec(text) ?? [];
    expect((await client.get(url)).status).toBe(200);
    const [, path = ''] = /action="([^"]+\/deletion)"/.exec(text) ?? [];
    expect((await client.submit(path)).status).toBe(303);
    expect((await client.get(url)).status).toBe(404);
  });

  it('keep what was typed, and are announced by the page of the news', async () => {
    const client = await as(await buildMember(app));
    const refused = await client.submit('/settings/feeds/news', { name: '', territories: 'FR-29' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<option value="FR-29" selected>');
    expect((await client.get('/news')).text).toContain('<link rel="alternate" type="application/rss+xml"');
  });
});
