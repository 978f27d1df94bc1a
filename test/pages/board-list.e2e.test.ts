import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommunityService } from '../../src/features/communities/community.service.js';
import { DAY } from '../../src/kernel/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { buildAccount, buildCommunity, type BuiltCommunity, buildMember } from '../support/builders.js';
import type { Client } from '../support/client.js';
import { insertNews } from '../support/news-rows.js';

let app: TestApp;
let community: BuiltCommunity;
let stranger: Client;
/** Of the Finistère. */
let colleague: Client;

beforeAll(async () => {
  app = await startApp();
  community = await buildCommunity(app, { name: 'Café de Brest' });
  const { id } = (await app.get(CommunityService).place(null, community.slug)).community;
  stranger = app.client({ 'accept-language': 'fr' });
  const member = await buildMember(app, {
    community,
    account: await buildAccount(app, { territory: 'FR-29' }),
  });
  colleague = await app.signIn(member.email);
  await insertNews(app, [
    { title: 'L’accueil de jour ferme', kind: 'fermeture-temporaire', scope: 'public', themes: ['logement'] },
    { title: 'Le CCAS change d’horaires', scope: 'instance' },
    { title: 'Comment faites-vous ?', kind: 'question-pratique', scope: 'community', communityId: id },
    { title: 'Une place au foyer', kind: 'ouverture', scope: 'instance', communityId: id },
    { title: 'Ailleurs, à Paris', territory: 'FR-75' },
    { title: 'Partout en France', territory: 'FR', kind: 'reforme' },
    { title: 'Le service était complet', expiresAt: app.clock.now() - DAY },
  ]);
});
afterAll(() => app.close());

async function shown(client: Client, path: string): Promise<{ text: string; titles: string[] }> {
  const { status, text } = await client.get(path);
  expect(status, path).toBe(200);
  const found = [...text.matchAll(/<h[23]><a href="\/news\/[\w-]+">([^<]+)<\/a>/g)];
  return { text, titles: found.map(([, title = '']) => title.replaceAll(/[\u00a0\u202f]/g, ' ')) };
}

describe('the board', () => {
  it('shows strangers what is public, and how to see more', async () => {
    const { text, titles } = await shown(stranger, '/news');
    expect(titles).toEqual(['Partout en France', 'Ailleurs, à Paris', 'L’accueil de jour ferme']);
    expect(text).toContain('Vous voyez les actualités publiques');
    expect(text).toContain('href="/news/feed.rss"');
    expect(text).not.toContain('href="/news/new"');
    expect(text).not.toContain('name="robots"');
  });

  it('begins with one’s own territory, and says how to see the others', async () => {
    const { text, titles } = await shown(colleague, '/news');
    expect(titles).not.toContain('Ailleurs, à Paris');
    expect(titles[0]).toBe('Partout en France');
    expect(text).toContain('<option value="FR-29" selected>');
    expect(text).toContain('href="/news?territory="');
    expect(text).toContain('href="/news/new"');
    expect((await shown(colleague, '/news?territory=')).titles).toContain('Ailleurs, à Paris');
    expect((await shown(colleague, '/news?territory=FR-75')).titles).toEqual([
      'Partout en France',
      'Ailleurs, à Paris',
    ]);
  });

  it('finds by words, also what is over', async () => {
    expect((await shown(colleague, '/news?q=ccas')).titles).toEqual(['Le CCAS change d’horaires']);
    expect((await shown(colleague, '/news?q=complet')).titles).toEqual(['Le service était complet']);
    expect((await shown(colleague, '/news')).titles).not.toContain('Le service était complet');
    expect((await shown(colleague, '/news?when=past')).titles).toEqual(['Le service était complet']);
  });

  it('keeps what was asked in its form, and lets each criterion go', async () => {
    const { text, titles } = await shown(
      colleague,
      '/news?q=accueil&territory=FR-29&kind=fermeture-temporaire&theme=logement',
    );
    expect(titles).toEqual(['L’accueil de jour ferme']);
    expect(text).toContain('<option value="fermeture-temporaire" selected>');
    expect(text).toContain('value="accueil"');
    expect(text).toContain('href="/news?q=accueil&amp;territory=FR-29&amp;theme=logement"');
    expect(text).toContain('href="/news?territory=FR-29&amp;kind=fermeture-temporaire&amp;theme=logement"');
    expect(text).toContain(
      'href="/news?q=accueil&amp;territory=&amp;kind=fermeture-temporaire&amp;theme=logement"',
    );
  });

  it('offers a way out where nothing is found', async () => {
    expect((await shown(colleague, '/news?q=paris')).text).toContain('href="/news?q=paris&amp;territory="');
    const nowhere = (await shown(colleague, '/news?q=tramway&territory=')).text;
    expect(nowhere).toContain('Rien ne correspond à ces mots');
    expect(nowhere).toContain('href="/news?territory="');
    expect((await shown(colleague, '/news?state=disputed')).text).toContain('Aucune actualité ne répond');
    expect((await shown(stranger, '/news?territory=CA-QC-06')).text).toContain('Aucune actualité en cours');
  });

  it('takes any address: what it does not know changes nothing', async () => {
    expect(
      (await shown(stranger, '/news?kind=gossip&territory=DE&when=soon&sort=x&y=1')).titles,
    ).toHaveLength(3);
    expect((await shown(stranger, `/news?q=${'a'.repeat(5000)}`)).titles).toEqual([]);
    const { text } = await shown(stranger, `/news?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(text).not.toContain('<script>alert');
  });

  it('goes on to what is older', async () => {
    await insertNews(
      app,
      Array.from({ length: 25 }, (_, index) => ({
        title: `Nouvelle de Mayotte ${index}`,
        territory: 'FR-976',
        publishedAt: app.clock.now() - 20 * DAY + index,
      })),
    );
    const first = await shown(stranger, '/news?territory=FR-976&kind=horaires');
    expect(first.titles).toHaveLength(20);
    const [, next = ''] = /<a href="([^"]+)" rel="next">/.exec(first.text) ?? [];
    const second = await shown(stranger, next.replaceAll('&amp;', '&'));
    expect(second.titles).toHaveLength(5);
    expect(new Set([...first.titles, ...second.titles]).size).toBe(25);
    expect(second.text).toContain('href="/news?territory=FR-976&amp;kind=horaires"');
  });
});

describe('the board of a community', () => {
  it('has what is kept to it and what was posted from it, for its members', async () => {
    const path = `/communities/${community.slug}/news`;
    const { text, titles } = await shown(colleague, path);
    expect(titles).toEqual(['Une place au foyer', 'Comment faites-vous ?']);
    expect(text).toContain(`href="/news/new?community=${community.slug}"`);
    expect((await shown(colleague, `${path}?when=past`)).titles).toEqual([]);
    expect((await colleague.get(`/communities/${community.slug}`)).text).toContain(`href="${path}"`);
  });

  it('tells others that it is read between members', async () => {
    const { text, titles } = await shown(stranger, `/communities/${community.slug}/news`);
    expect(titles).toEqual([]);
    expect(text).toContain('se lisent entre membres');
    expect((await stranger.get('/communities/unknown/news')).status).toBe(404);
  });
});

describe('my week', () => {
  it('tells three news of around', async () => {
    const { text } = await colleague.get('/');
    const section = /<section aria-labelledby="near">[^]*?<\/section>/.exec(text)?.[0] ?? '';
    expect(section.match(/<a href="\/news\/[\w-]+">/g)).toHaveLength(3);
    expect(section).not.toContain('Ailleurs');
    expect(section).toContain('href="/news"');
  });
});
